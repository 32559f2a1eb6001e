/**
 * One chart: title, legend with the values at now, axes, marks, and the cursor that is the timeline's. Dragging or the arrow keys move the instant,
 * a click on a segment selects it, the wheel zooms. To a screen reader it is a slider that says its values.
 */
import { useEffect, useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { grab } from '../player/player.ts';
import { timeText } from '../wording/wording.ts';
import { axisText, instantText, plotOf, round, timeTicks, valueTicks, type Plot } from './geometry.ts';
import { layLegend, Legend } from './Legend.tsx';
import { Marks } from './Marks.tsx';
import type { ChartModel } from './models.ts';
import { changeFrom, reading } from './reading.ts';
import type { ChartWindow } from './useChartWindow.ts';
import styles from './charts.module.css';

export interface ChartProps {
  readonly model: ChartModel;
  readonly view: ChartWindow;
  readonly width: number;
  readonly height: number;
  readonly now: Nanoseconds;
  /** What lies after now is drawn as outlines up to here. */
  readonly until: Nanoseconds;
  readonly lit: number | null;
  readonly large: boolean;
  /** Does this one carry the axis of time? */
  readonly last: boolean;
  readonly onPacket: (packet: number) => void;
}

const ZOOM_STEP = 1.3;
/** Changes that the bigger keys go over at once. */
const FAR = 10;
const REACH = 6;

/** Room around the plot, in letters and lines. */
function marginsOf(large: boolean, last: boolean) {
  const letter = large ? 13.5 : 6.6;
  const line = large ? 32 : 17;
  return { letter, line, left: letter * (large ? 9.5 : 10.5), right: letter * 2, bottom: last ? line + 8 : 8 };
}

export function Chart({ model, view, width, height, now, until, lit, large, last, onPacket }: ChartProps) {
  const { letter, line, left, right, bottom } = marginsOf(large, last);
  const legend = useMemo(() => layLegend(model, letter, width), [model, letter, width]);
  const top = line * (1 + legend.rows) + 8;
  const svg = useRef<SVGSVGElement>(null);
  const plot = useMemo(
    () => plotOf(model, view.span, Math.max(10, width - left - right), Math.max(20, height - top - bottom)),
    [model, view.span, width, height, left, right, top, bottom],
  );
  const pastX = clamp(plot.x(now), 0, plot.width);
  const untilX = clamp(plot.x(Math.max(now, until)), 0, plot.width);
  const times = timeTicks(plot, letter);
  const timeStep = (times[1] ?? 0) - (times[0] ?? 0);

  const timeAt = (clientX: number): Nanoseconds => {
    const box = svg.current?.getBoundingClientRect();
    return ns(Math.max(0, Math.round(plot.x.invert(clientX - (box?.left ?? 0) - left))));
  };
  const pressed = useRef<{ readonly x: number; readonly moved: boolean } | null>(null);
  const onPointerDown = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.button !== 0) return;
    pressed.current = { x: event.clientX, moved: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<SVGSVGElement>): void => {
    const start = pressed.current;
    if (start === null || (!start.moved && Math.abs(event.clientX - start.x) < 4)) return;
    pressed.current = { ...start, moved: true };
    grab(timeAt(event.clientX));
  };
  const onPointerUp = (event: PointerEvent<SVGSVGElement>): void => {
    const start = pressed.current;
    pressed.current = null;
    if (start === null || start.moved) return;
    const box = event.currentTarget.getBoundingClientRect();
    const packet = packetNear(model, plot, event.clientX - box.left - left, event.clientY - box.top - top, untilX);
    if (packet === null) grab(timeAt(event.clientX));
    else onPacket(packet);
  };

  // React's wheel listener is passive; this one keeps the page from scrolling.
  useEffect(() => {
    const element = svg.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const sideways = event.shiftKey ? event.deltaY + event.deltaX : event.deltaX;
      if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) view.pan(Math.sign(sideways) * 0.1);
      else view.zoom(event.deltaY > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, plot.x.invert(event.clientX - box.left - left));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [view, plot, left]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = (direction: 1 | -1, times = 1): void => {
      let at: Nanoseconds = now;
      for (let i = 0; i < times; i++) at = changeFrom(model, at, direction) ?? at;
      grab(at);
    };
    const act = {
      ArrowRight: () => step(1),
      ArrowUp: () => step(1),
      ArrowLeft: () => step(-1),
      ArrowDown: () => step(-1),
      PageUp: () => step(1, FAR),
      PageDown: () => step(-1, FAR),
      Home: () => grab(ns(Math.round(view.span.from))),
      End: () => grab(ns(Math.round(view.span.to))),
      '+': () => view.zoom(1 / ZOOM_STEP, now),
      '-': () => view.zoom(ZOOM_STEP, now),
      '0': () => view.whole(),
    }[event.key];
    if (act === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <svg
      ref={svg}
      className={styles.chart}
      data-chart={model.name}
      data-large={large || undefined}
      width={width}
      height={height}
      role="slider"
      tabIndex={0}
      aria-label={`${model.title} over time. ${model.about}`}
      aria-valuemin={Math.round(view.span.from / 1e6)}
      aria-valuemax={Math.round(view.span.to / 1e6)}
      aria-valuenow={Math.round(now / 1e6)}
      aria-valuetext={reading(model, now)}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onDoubleClick={view.whole}
      onKeyDown={onKeyDown}
    >
      <title>{model.about}</title>
      <text className={styles.title} x={0} y={line * 0.8}>
        {model.title}
      </text>
      <Legend model={model} layout={legend} plot={plot} now={now} y={line * 1.8} line={line} letter={letter} />
      <g transform={`translate(${round(left)} ${round(top)})`}>
        {valueTicks(plot, line / 2).map((value) => {
          const text = axisText(model.unit, value);
          return text === '' ? null : (
            <g key={value} transform={`translate(0 ${round(plot.y(value))})`}>
              <line className={styles.grid} x2={plot.width} />
              <text className={styles.tick} x={-8} dy="0.32em" textAnchor="end">
                {text}
              </text>
            </g>
          );
        })}
        {last &&
          times.map((time) => (
            <g key={time} transform={`translate(${round(plot.x(time))} ${plot.height})`}>
              <line className={styles.tickMark} y2={5} />
              <text className={styles.tick} y={line} textAnchor="middle">
                {instantText(time, timeStep)}
              </text>
            </g>
          ))}
        <rect className={styles.frame} width={plot.width} height={plot.height} />
        {model.empty === '' ? (
          <Marks model={model} plot={plot} past={pastX} until={untilX} lit={lit} large={large} />
        ) : (
          <text className={styles.empty} x={12} y={plot.height / 2}>
            {model.empty}
          </text>
        )}
        {now >= view.span.from && now <= view.span.to && (
          <line className={styles.now} x1={pastX} x2={pastX} y1={-4} y2={plot.height + 4}>
            <title>{timeText(now)}</title>
          </line>
        )}
      </g>
    </svg>
  );
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** The segment or sample under a point, if it may already be seen. */
function packetNear(model: ChartModel, plot: Plot, x: number, y: number, until: number): number | null {
  let found: number | null = null;
  let nearest = REACH;
  const offer = (packet: number, dx: number, dy: number): void => {
    const distance = Math.max(dx, dy);
    if (packet >= 0 && distance < nearest) {
      nearest = distance;
      found = packet;
    }
  };
  for (const bar of model.bars) {
    const at = plot.x(bar.at);
    if (at > until) continue;
    offer(bar.packet, Math.abs(at - x), Math.max(0, plot.y(bar.to) - y, y - plot.y(bar.from)));
  }
  for (const dot of model.dots) {
    const at = plot.x(dot.at);
    if (at <= until) offer(dot.packet, Math.abs(at - x), Number.isNaN(dot.value) ? Math.abs(y - 4) : Math.abs(plot.y(dot.value) - y));
  }
  return found;
}
