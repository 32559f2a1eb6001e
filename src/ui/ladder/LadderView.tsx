/**
 * The ladder: hosts as lifelines, time downwards, packets as slanted lines. Past is above the ink line, future below it (outline, or hidden on a first play).
 * Draws what drawing.ts has placed; the instant moves a clip, the dots of packets in flight, and the scroll.
 */
import { useMemo, useRef, type WheelEvent } from 'react';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { knownTo } from '#trace/eyes.ts';
import { useRoving } from '../bytes/useRoving.ts';
import { useEyes, useFuture, useIndex, usePresenting, useSelection, useTime, useToldUntil, useWorld } from '../store/hooks.ts';
import { useStore } from '../store/store.ts';
import { indexOf } from '../store/trace.ts';
import { SaveButtons } from '../picture/SaveButtons.tsx';
import { useSize } from '../stage/useSize.ts';
import { millisecondText, timeText } from '../wording/wording.ts';
import { drawLadder, type Drawing } from './drawing.ts';
import { dragging } from './dragging.ts';
import { followOffset, px } from './geometry.ts';
import { Asked, Cuts, Ground, Readout, readoutSize, Veil } from './Ground.tsx';
import { partingOf } from '../whatif/parting.ts';
import { useLook } from './look.ts';
import { Packets } from './Packets.tsx';
import styles from './ladder.module.css';
import { veilEdge } from './veil.ts';
import { Wires } from './Wires.tsx';

const ZOOM_STEP = 1.4;
const NAMES = 24;
const WIRES = 30;

/** `open`: hosts whose cards stand beside it; without them, all ways are equally wide. */
export function LadderView({ open }: { readonly open?: readonly number[] }) {
  const index = useIndex();
  const time = useTime();
  const future = useFuture();
  const told = useToldUntil();
  const selection = useSelection();
  const presenting = usePresenting();
  const eyes = useEyes();
  const world = useWorld();
  const [measure, size] = useSize();
  const svg = useRef<SVGSVGElement>(null);
  const { zoom, setZoom, pan, setPan } = useLook();
  const beside = useStore((s) => s.beside?.trace ?? null);
  const chosen = selection?.kind === 'packet' ? selection.packet : null;
  const openKey = open?.join(' ') ?? '';
  const names = presenting ? 40 : NAMES;
  const wires = presenting ? 48 : WIRES;
  const height = Math.max(0, size.height - names - wires);
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
            beside: beside === null ? null : indexOf(beside),
            open: new Set(openKey === '' ? [] : openKey.split(' ').map(Number)),
          }),
    [index, size.width, height, zoom, presenting, chosen, openKey, beside],
  );
  const parting = useStore(partingOf);
  const parted = parting.kind === 'parted' && parting.divergence.at > 0 ? parting.divergence.at : null;
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
  const toldY = told === null ? nowY : drawing.frame.y(told);
  const drag = dragging(offset, scrollTo);
  const label = millisecondText(time, digitsAt(drawing, time));
  const readout = readoutSize(label, presenting);
  const known = eyes === null || world === null ? null : knownTo(index, eyes, world.events);
  return (
    <div className={styles.ladder} ref={measure} role="group" aria-label="ladder: packets between the hosts, time downwards">
      <div className={styles.names} style={{ height: names }} aria-hidden="true">
        <span className={styles.unit}>ms</span>
        {drawing.order.map((host, at) => (
          <span key={host} style={nameStyle(drawing, host, at, size.width)}>
            {trace.header.hosts[host]?.name}
          </span>
        ))}
      </div>
      <svg
        ref={svg}
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
          {/* No host is told of a cut, so no eyes see it. */}
          {eyes === null && <Cuts drawing={drawing} now={nowY} large={presenting} />}
          <Ground drawing={drawing} now={nowY} from={offset} to={offset + height} future={future} />
          {parted !== null && (
            <g className={styles.parted}>
              <line x1={0} x2={size.width} y1={drawing.frame.y(parted)} y2={drawing.frame.y(parted)} />
              <title>From here on, this run goes another way</title>
            </g>
          )}
          <line
            className={styles.now}
            x1={Math.max(0, Math.min(...drawing.frame.lifelineX.values()) - 8)}
            x2={size.width}
            y1={nowY}
            y2={nowY}
          />
          <Packets
            trace={trace}
            drawing={drawing}
            nowY={toldY}
            time={told ?? time}
            until={told ?? future.until}
            outlines={future.shown === 'outline'}
            roving={roving}
            known={known}
            from={offset}
            to={offset + height}
            readout={{ x: size.width - readout.width - 2, height: readout.height + 2 }}
            onFar={(y) => {
              if (y < offset + 20 || y > offset + height - 20) scrollTo(y - height * 0.44);
            }}
          />
          {told !== null && <Asked from={toldY} to={nowY} width={size.width} />}
          {eyes !== null && world !== null && (
            <Veil
              edge={veilEdge(index, eyes, world.events, time, drawing.order, drawing.frame.lifelineX, drawing.frame.y, size.width)}
              bottom={nowY + 8}
              name={trace.header.hosts[eyes]?.name ?? ''}
            />
          )}
          <Readout y={nowY} width={size.width} label={label} large={presenting} />
        </g>
      </svg>
      <Wires drawing={drawing} height={wires} />
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
      {!presenting && (
        <div className={styles.save}>
          <SaveButtons what="ladder" find={() => svg.current} />
        </div>
      )}
    </div>
  );
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
  if (at === 0) return { left: Math.max(0, x - 8) };
  if (at === drawing.order.length - 1) return { right: Math.max(0, width - x - 12) };
  return { left: x, translate: '-50% 0' };
}
