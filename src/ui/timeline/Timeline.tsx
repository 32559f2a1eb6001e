/**
 * The timeline: an axis with a playhead that can be dragged, and under it the lanes. With the lanes closed only the wire remains,
 * so that there is always a picture of where in the run this instant is.
 */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { PointerEvent as ReactPointerEvent } from 'react';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { useEyes, useFuture, useIndex, useLit, usePane, usePresenting, useScale, useTime, useToldUntil, useWorld } from '../store/hooks.ts';
import { useStore } from '../store/store.ts';
import { hover, select } from '../store/actions.ts';
import { grab } from '../player/player.ts';
import { Axis } from './Axis.tsx';
import { Playhead } from './Playhead.tsx';
import { drawLanes } from './draw.ts';
import { lanesOfTrace } from './lanes.ts';
import type { Lane } from './lanes.ts';
import { LARGE_METRICS, METRICS, hitAt, placeLanes, timeAtX, xOf } from './layout.ts';
import { knownBy, litBy, selectionOf } from './pointing.ts';
import { useWindow } from './useWindow.ts';
import styles from './timeline.module.css';

/** `lower`: the second of two, under the other; it has no axis and no handle of its own. */
export function Timeline({ name = '', lower = false }: { readonly name?: string; readonly lower?: boolean }) {
  const index = useIndex();
  const scale = useScale();
  const open = usePane('lanes');
  const presenting = usePresenting();
  const now = useTime();
  const { shown, until } = useFuture();
  const told = useToldUntil();
  /** Up to here lanes are drawn and can be pointed at. */
  const past = told ?? now;
  const drawn = told ?? (shown === 'hidden' ? now : until);
  const lit = useLit();
  const eyes = useEyes();
  const events = useWorld()?.events ?? 0;
  const theme = useStore((s) => s.theme);
  const playing = useStore((s) => s.playing);
  const metrics = presenting ? LARGE_METRICS : METRICS;
  const lanes = useMemo(() => (index === null ? [] : lanesOfTrace(index)), [index]);
  // On a wall the code needs the height more; the axis with its beats stays.
  const { placed, height } = useMemo(
    () => placeLanes(open ? lanes : presenting && name === '' ? [] : fewLanes(lanes), metrics),
    [lanes, open, presenting, metrics, name],
  );

  const track = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const length = scale?.length ?? 1;
  const { window, width, reset, zoomed, follow } = useWindow(track, length);
  const [pointer, setPointer] = useState<'none' | 'thing'>('none');

  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d') ?? null;
    if (element === null || context === null || scale === null || width === 0) return;
    const ratio = devicePixelRatio;
    if (element.width !== Math.round(width * ratio) || element.height !== Math.round(height * ratio)) {
      element.width = Math.round(width * ratio);
      element.height = Math.round(height * ratio);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawLanes(context, {
      placed,
      scale,
      window,
      height,
      metrics,
      now: past,
      until: drawn,
      known: knownBy(index, eyes, events, now),
      lit: litBy(index, lit),
    });
  }, [placed, scale, window, width, height, metrics, now, past, drawn, lit, index, theme, eyes, events]);

  useEffect(() => {
    if (playing && scale !== null) follow(scale.place(now));
  }, [playing, now, scale, follow]);

  const timeAt = useCallback(
    (clientX: number): Nanoseconds | null => {
      const box = track.current?.getBoundingClientRect();
      return box === undefined || scale === null ? null : timeAtX(scale, window, clientX - box.left);
    },
    [scale, window],
  );

  const thingAt = (event: ReactPointerEvent): ReturnType<typeof selectionOf> => {
    const box = canvas.current?.getBoundingClientRect();
    if (box === undefined || scale === null || index === null) return null;
    return selectionOf(index, hitAt(placed, scale, window, drawn, event.clientX - box.left, event.clientY - box.top));
  };

  const pressed = useRef<{ readonly x: number; readonly moved: boolean } | null>(null);
  const onPointerDown = (event: ReactPointerEvent): void => {
    if (event.button !== 0 || (event.pointerType === 'touch' && !event.isPrimary)) return;
    pressed.current = { x: event.clientX, moved: false };
    event.currentTarget.setPointerCapture(event.pointerId);
    if (thingAt(event) === null) move(event.clientX);
  };
  const onPointerMove = (event: ReactPointerEvent): void => {
    const start = pressed.current;
    if (start === null) {
      const thing = thingAt(event);
      setPointer(thing === null ? 'none' : 'thing');
      hover(thing);
      return;
    }
    if (!start.moved && Math.abs(event.clientX - start.x) < 4) return;
    pressed.current = { ...start, moved: true };
    move(event.clientX);
  };
  const onPointerUp = (event: ReactPointerEvent): void => {
    const start = pressed.current;
    pressed.current = null;
    if (start === null || start.moved) return;
    const thing = thingAt(event);
    if (thing !== null) select(thing);
  };
  const move = (clientX: number): void => {
    const time = timeAt(clientX);
    if (time !== null) grab(time);
  };

  if (scale === null || index === null) return <section className={styles.timeline} aria-label="Timeline" />;
  return (
    <section
      className={styles.timeline}
      aria-label={name === '' ? 'Timeline' : `Timeline of ${name}`}
      data-lanes={open || undefined}
      data-lower={lower || undefined}
    >
      <div className={styles.labels}>
        <div className={styles.corner}>
          {name !== '' && <span className={styles.run}>{name}</span>}
          {lower ? null : zoomed ? (
            <button type="button" className={styles.whole} onClick={reset}>
              whole run
            </button>
          ) : (
            <span className={styles.unit}>
              <span className={styles.long}>time in </span>ms
            </span>
          )}
        </div>
        {placed.map((row) => (
          <div
            key={row.lane.id}
            className={styles.label}
            data-kind={row.lane.kind}
            data-ends={(row.lane.kind === 'wire' && row.lane.ends[0] !== '') || undefined}
            title={row.lane.label}
            style={{ height: row.height, marginBottom: metrics.gap }}
          >
            {row.lane.kind === 'wire' && row.lane.ends[0] !== '' ? <WireLabel lane={row.lane} /> : row.lane.label}
          </div>
        ))}
      </div>
      <div
        ref={track}
        className={styles.track}
        data-pointer={pointer}
        data-own-keys=""
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerLeave={() => {
          if (pressed.current === null) hover(null);
        }}
      >
        {lower ? <div className={styles.axis} /> : <Axis scale={scale} window={window} until={shown === 'hidden' ? now : until} />}
        <canvas ref={canvas} className={styles.canvas} style={{ width, height }} aria-hidden="true" />
        <Playhead scale={scale} window={window} x={xOf(scale, window, now)} handle={!lower} />
      </div>
    </section>
  );
}

/** With the lanes closed: the wires, as many as leave room for the rest, or where there is none, the first program. */
function fewLanes(lanes: readonly Lane[]): readonly Lane[] {
  const wires = lanes.filter((lane) => lane.kind === 'wire' && lane.flights.length > 0);
  return wires.length > 0 ? wires.slice(0, 3) : lanes.slice(0, 1);
}

function WireLabel({ lane }: { readonly lane: { readonly ends: readonly [string, string] } }) {
  return (
    <>
      <span className={styles.end}>{lane.ends[0]}</span>
      <span className={styles.end}>{lane.ends[1]}</span>
    </>
  );
}
