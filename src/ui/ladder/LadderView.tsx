/**
 * The ladder: hosts as lifelines, time downwards, packets as slanted lines. Past is above the ink line, future below it (outline, or hidden on a first play).
 * Draws what drawing.ts has placed; the instant moves a clip, the dots of packets in flight, and the scroll.
 */
import { useId, useMemo, useState, type PointerEvent, type WheelEvent } from 'react';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { knownTo } from '#trace/eyes.ts';
import { useRoving } from '../bytes/useRoving.ts';
import { useEyes, useFuture, useIndex, usePresenting, useSelection, useTime, useWorld } from '../store/hooks.ts';
import { useSize } from '../stage/useSize.ts';
import { millisecondText, timeText } from '../wording/wording.ts';
import { drawLadder, type Drawing } from './drawing.ts';
import { followOffset, px, type Point } from './geometry.ts';
import { Packets } from './Packets.tsx';
import styles from './ladder.module.css';
import { veilEdge } from './veil.ts';

const ZOOM_STEP = 1.4;
const NAMES = 24;

export function LadderView() {
  const index = useIndex();
  const time = useTime();
  const future = useFuture();
  const selection = useSelection();
  const presenting = usePresenting();
  const eyes = useEyes();
  const world = useWorld();
  const [measure, size] = useSize();
  const [zoom, setZoom] = useState(1);
  const [pan, setPan] = useState<number | null>(null);
  const chosen = selection?.kind === 'packet' ? selection.packet : null;
  const names = presenting ? 40 : NAMES;
  const height = Math.max(0, size.height - names);
  const drawing = useMemo(
    () =>
      index === null || size.width === 0
        ? null
        : drawLadder(index, {
            width: size.width,
            height,
            zoom: presenting ? zoom * 1.5 : zoom,
            letter: presenting ? 14.5 : 7.3,
            axisLetter: presenting ? 14.4 : 6.6,
            row: presenting ? 32 : 16,
            chosen,
          }),
    [index, size.width, height, zoom, presenting, chosen],
  );
  const roving = useRoving(drawing?.rows.length ?? 0, 'vertical');
  if (index === null || drawing === null) return <div className={styles.ladder} ref={measure} />;
  const { trace } = index;

  const offset = pan ?? followOffset(drawing.frame.y(time), drawing.height, height);
  const scrollTo = (next: number): void => setPan(Math.max(0, Math.min(next, Math.max(0, drawing.height - height))));
  const onWheel = (event: WheelEvent): void => {
    if (event.ctrlKey || event.metaKey) setZoom((before) => clampZoom(before * (event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP)));
    else scrollTo(offset + event.deltaY);
  };
  const nowY = drawing.frame.y(time);
  const drag = dragging(offset, scrollTo);
  const known = eyes === null || world === null ? null : knownTo(index, eyes, world.events);
  return (
    <div className={styles.ladder} ref={measure} role="group" aria-label="ladder: packets between the hosts, time downwards">
      <div className={styles.names} style={{ height: names }} aria-hidden="true">
        {drawing.order.map((host, at) => (
          <span key={host} style={nameStyle(drawing, host, at, size.width)}>
            {trace.header.hosts[host]?.name}
          </span>
        ))}
      </div>
      <svg
        className={styles.drawing}
        width={size.width}
        height={height}
        onWheel={onWheel}
        {...drag}
        onKeyDown={roving.onKeyDown}
        role="group"
        aria-label={`packets up to ${timeText(time)}`}
      >
        <g transform={`translate(0 ${px(-offset)})`}>
          <Ground drawing={drawing} now={nowY} from={offset} to={offset + height} future={future} />
          <line className={styles.now} x1={0} x2={size.width} y1={nowY} y2={nowY} />
          <Packets
            trace={trace}
            drawing={drawing}
            nowY={nowY}
            time={time}
            until={future.until}
            outlines={future.shown === 'outline'}
            roving={roving}
            known={known}
            from={offset}
            to={offset + height}
            onFar={(y) => {
              if (y < offset + 20 || y > offset + height - 20) scrollTo(y - height * 0.44);
            }}
          />
          {eyes !== null && world !== null && (
            <Veil
              edge={veilEdge(index, eyes, world.events, time, drawing.order, drawing.frame.lifelineX, drawing.frame.y, size.width)}
              bottom={nowY + 8}
              name={trace.header.hosts[eyes]?.name ?? ''}
            />
          )}
          <Readout y={nowY} width={size.width} label={millisecondText(time, digitsAt(drawing, time))} large={presenting} />
        </g>
      </svg>
      <div className={styles.tools} data-aside={drawing.order.length !== 2 || undefined}>
        {pan !== null && (
          <button type="button" onClick={() => setPan(null)} title="follow the now line again">
            now
          </button>
        )}
        <button
          type="button"
          onClick={() => setZoom((before) => clampZoom(before * ZOOM_STEP))}
          aria-label="zoom the ladder in"
          title="zoom in"
        >
          +
        </button>
        <button
          type="button"
          onClick={() => setZoom((before) => clampZoom(before / ZOOM_STEP))}
          aria-label="zoom the ladder out"
          title="zoom out"
        >
          −
        </button>
      </div>
    </div>
  );
}

const DRAG_BEGINS = 5;

/** Dragging the drawing up and down. A press that does not move stays a click on what lies under it. */
function dragging(offset: number, scrollTo: (y: number) => void): { readonly onPointerDown: (event: PointerEvent<SVGSVGElement>) => void } {
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      const svg = event.currentTarget;
      const { clientY: begun, pointerId } = event;
      const move = (next: globalThis.PointerEvent): void => {
        if (Math.abs(next.clientY - begun) < DRAG_BEGINS && !svg.hasPointerCapture(pointerId)) return;
        svg.setPointerCapture(pointerId);
        scrollTo(offset - (next.clientY - begun));
      };
      const end = (): void => {
        svg.removeEventListener('pointermove', move);
        svg.removeEventListener('pointerup', end);
        svg.removeEventListener('pointercancel', end);
      };
      svg.addEventListener('pointermove', move);
      svg.addEventListener('pointerup', end);
      svg.addEventListener('pointercancel', end);
    },
  };
}

/** Digits behind the point of the readout: as many as the scale can show. */
function digitsAt(drawing: Drawing, time: Nanoseconds): number {
  const { y } = drawing.frame;
  const tenth = Math.abs(y(time) - y(Math.max(0, time - 100_000) as Nanoseconds));
  return tenth < 30 ? 1 : tenth < 300 ? 2 : 3;
}

const clampZoom = (zoom: number): number => Math.max(0.05, Math.min(400, zoom));

function nameStyle(
  drawing: Drawing,
  host: number,
  at: number,
  width: number,
): { readonly left?: number; readonly right?: number; readonly translate?: string } {
  const x = drawing.frame.lifelineX.get(host) ?? 0;
  if (at === 0) return { left: Math.max(0, x - 12) };
  if (at === drawing.order.length - 1) return { right: Math.max(0, width - x - 12) };
  return { left: x, translate: '-50% 0' };
}

interface GroundProps {
  readonly drawing: Drawing;
  readonly now: number;
  readonly from: number;
  readonly to: number;
  readonly future: { readonly shown: 'hidden' | 'outline'; readonly until: Nanoseconds };
}

/** Lifelines, axis and silences. What lies after the horizon shows no times yet: a first play does not tell how long it will take. */
function Ground({ drawing, now, from, to, future }: GroundProps) {
  const last = future.shown === 'outline' ? drawing.frame.y(future.until) : now;
  const axisX = Math.min(...drawing.frame.lifelineX.values());
  const xs = [...drawing.frame.lifelineX.values()];
  const seen = (y: number): boolean => y >= from - 60 && y <= to + 60 && y <= last + 1;
  return (
    <g>
      {xs.map((x) => (
        <g key={x}>
          <line className={styles.lifeline} x1={x} x2={x} y1={from} y2={Math.min(now, to)} />
          <line className={styles.lifelineAhead} x1={x} x2={x} y1={Math.max(from, now)} y2={to} />
        </g>
      ))}
      {drawing.silences
        .filter((silence) => seen(silence.y))
        .map((silence) => (
          <Silence
            key={silence.y}
            y={silence.y}
            height={silence.height}
            label={silence.label}
            left={Math.min(...xs)}
            right={Math.max(...xs, axisX + 70)}
            xs={xs}
          />
        ))}
      {drawing.marks
        .filter((mark) => seen(mark.y))
        .map((mark) => (
          <g key={mark.y}>
            <line className={styles.tick} x1={axisX - 4} x2={axisX} y1={mark.y} y2={mark.y} />
            <text className={styles.mark} x={axisX + 4} y={mark.y} dominantBaseline="central">
              {mark.label}
            </text>
          </g>
        ))}
    </g>
  );
}

/** Time left out: a break across every lifeline, and how much. */
function Silence({
  y,
  height,
  label,
  left,
  right,
  xs,
}: {
  readonly y: number;
  readonly height: number;
  readonly label: string;
  readonly left: number;
  readonly right: number;
  readonly xs: readonly number[];
}) {
  const middle = y + height / 2;
  return (
    <g className={styles.silence}>
      {xs.map((x) => (
        <path key={x} d={`M${x - 6} ${px(middle - 1)}l12 -6M${x - 6} ${px(middle + 7)}l12 -6`} />
      ))}
      <text x={(left + right) / 2} y={middle} textAnchor="middle" dominantBaseline="central">
        {label}
      </text>
    </g>
  );
}

/** What the host cannot know yet: below its past light cone, up to now. */
function Veil({ edge, bottom, name }: { readonly edge: readonly Point[]; readonly bottom: number; readonly name: string }) {
  const right = edge[edge.length - 1]?.x ?? 0;
  const line = edge.map((point, at) => `${at === 0 ? 'M' : 'L'}${px(point.x)} ${px(point.y)}`).join('');
  return (
    <g className={styles.veil}>
      <path d={`${line}L${right} ${px(bottom)}L0 ${px(bottom)}Z`}>
        <title>{`not known to ${name} yet`}</title>
      </path>
      <path className={styles.cone} d={line} />
    </g>
  );
}

/** The instant, on the now line. The line itself lies under the packets, so that their labels stay readable on it. */
function Readout({
  y,
  width,
  label,
  large,
}: {
  readonly y: number;
  readonly width: number;
  readonly label: string;
  readonly large: boolean;
}) {
  const id = useId();
  const letter = large ? 14.6 : 7.4;
  const w = label.length * letter + 12;
  const h = large ? 36 : 19;
  return (
    <g className={styles.readout} aria-labelledby={id} role="img">
      <title id={id}>{`now: ${label} ms`}</title>
      <rect x={width - w} y={px(y - h - 2)} width={w} height={h} rx={5} />
      <text x={width - w / 2} y={px(y - h / 2 - 2)} textAnchor="middle" dominantBaseline="central">
        {label}
      </text>
    </g>
  );
}
