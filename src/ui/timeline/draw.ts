/**
 * Draws the lanes on a canvas, as a function of (lanes, scale, window, now, horizon): what has happened is solid,
 * what was seen and lies ahead is an outline, what was never seen is not drawn.
 */
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { hueOf } from '../bytes/hue.ts';
import { token } from '../base/tokens.ts';
import type { TimeScale } from '../timescale/timescale.ts';
import type { Bar, Flight } from './lanes.ts';
import { TICK, flightEnds, placeTicks, xOf } from './layout.ts';
import type { Metrics, PlacedLane, Window } from './layout.ts';

export interface Picture {
  readonly placed: readonly PlacedLane[];
  readonly scale: TimeScale;
  readonly window: Window;
  readonly height: number;
  readonly metrics: Metrics;
  readonly now: Nanoseconds;
  /** Outlines reach up to here; equal to `now` where the future is hidden. */
  readonly until: Nanoseconds;
  /** With one host's eyes: up to when it knows what happened on a host, and whether it knows of an event. */
  readonly known: { readonly until: (host: number) => Nanoseconds; readonly event: (event: number) => boolean } | null;
  /** Is this thing lit (the same bytes are pointed at)? */
  readonly lit: (thing: {
    readonly packet?: number;
    readonly call?: number;
    readonly socket?: number;
    readonly thread?: number;
  }) => boolean;
}

export function drawLanes(context: CanvasRenderingContext2D, picture: Picture): void {
  const { window, height, scale, now, until } = picture;
  context.clearRect(0, 0, window.width, height);
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const nowX = xOf(scale, window, now);
  pass(context, picture, 'past', 0, nowX);
  if (until > now) pass(context, picture, 'future', nowX, Math.min(window.width, xOf(scale, window, until)));
  drawBreaks(context, picture);
}

/** Where a silence was shortened the axis is broken: two slanted strokes through all lanes, with the ground between them. */
function drawBreaks(context: CanvasRenderingContext2D, picture: Picture): void {
  const { scale, window, height, until, now } = picture;
  for (const silence of scale.silences) {
    if (silence.from > Math.max(until, now)) continue;
    const x = (xOf(scale, window, silence.from) + xOf(scale, window, silence.to)) / 2;
    if (x < -20 || x > window.width + 20) continue;
    const lean = 5;
    context.beginPath();
    context.moveTo(x + lean - 3, 0);
    context.lineTo(x + lean + 3, 0);
    context.lineTo(x - lean + 3, height);
    context.lineTo(x - lean - 3, height);
    context.closePath();
    context.fillStyle = token('--ground');
    context.fill();
    context.strokeStyle = token('--line-strong');
    context.lineWidth = 1;
    context.beginPath();
    for (const side of [-3, 3]) {
      context.moveTo(x + lean + side, 0);
      context.lineTo(x - lean + side, height);
    }
    context.stroke();
  }
}

function pass(context: CanvasRenderingContext2D, picture: Picture, time: 'past' | 'future', from: number, to: number): void {
  if (to <= from) return;
  context.save();
  context.beginPath();
  context.rect(from, 0, to - from, picture.height);
  context.clip();
  for (const row of picture.placed) {
    if (row.lane.kind === 'wire') drawWire(context, picture, row, time);
    else drawRow(context, picture, row, time);
  }
  context.restore();
}

function drawRow(context: CanvasRenderingContext2D, picture: Picture, row: PlacedLane, time: 'past' | 'future'): void {
  if (row.lane.kind === 'wire') return;
  const { scale, window, metrics } = picture;
  const top = row.top + (row.height - metrics.bar) / 2;
  context.save();
  if (picture.known !== null) {
    // What has not reached the host whose eyes these are is not drawn.
    context.beginPath();
    context.rect(0, row.top, Math.max(0, xOf(scale, window, picture.known.until(row.lane.host))), row.height);
    context.clip();
  }
  drawBars(context, picture, row, time, top);
  context.restore();
}

function drawBars(context: CanvasRenderingContext2D, picture: Picture, row: PlacedLane, time: 'past' | 'future', top: number): void {
  if (row.lane.kind === 'wire') return;
  const { scale, window, metrics } = picture;
  const ticks = row.lane.kind === 'thread' ? placeTicks(row.lane.ticks, scale, window) : [];
  let drawnTo = Number.NEGATIVE_INFINITY;
  for (const bar of row.lane.bars) {
    if (bar.from > (time === 'past' ? picture.now : picture.until)) continue;
    const x1 = xOf(scale, window, bar.from);
    const x2 = bar.to === null ? xOf(scale, window, scale.end) : xOf(scale, window, bar.to);
    if (x2 < -2 || x1 > window.width + 2) continue;
    // Between two calls a program runs for microseconds: worth a mark only where it is long enough to see.
    if ((bar.look === 'running' || bar.look === 'ready') && x2 - x1 < 2) continue;
    // Thousands of short calls in a row share their pixels: one stroke for each pixel is all there is to see.
    if (x2 - x1 < 1.5 && x2 < drawnTo + 1) continue;
    drawnTo = x2;
    drawBar(
      context,
      picture,
      bar,
      time,
      x1,
      Math.max(x2 - x1, 1.5),
      top,
      ticks.map((one) => one.x),
    );
  }
  for (const { tick, x } of ticks) {
    if (tick.at > (time === 'past' ? picture.now : picture.until)) continue;
    if (x < -6 || x > window.width + 6) continue;
    const hue = token(`--write-${hueOf(tick.write)}`);
    const lit = picture.lit({ call: tick.call });
    context.beginPath();
    context.rect(x, top - (lit ? 2 : 0), 4.5, metrics.bar + (lit ? 4 : 0));
    if (time === 'past') {
      context.fillStyle = hue;
      context.fill();
    } else {
      context.strokeStyle = hue;
      context.setLineDash([2, 2]);
      context.stroke();
      context.setLineDash([]);
    }
  }
}

const BAR_LOOK = {
  waiting: { fill: '--accent-soft', line: '--accent-line', text: '--accent' },
  call: { fill: '--sunken', line: '--line', text: '--ink' },
  state: { fill: '--card', line: '--line-strong', text: '--ink' },
  running: { fill: '--sunken', line: '--line-strong', text: '--ink' },
  ready: { fill: '--card', line: '--line-strong', text: '--ink' },
  open: { fill: '--good-soft', line: '--good-line', text: '--good' },
} as const;

function drawBar(
  context: CanvasRenderingContext2D,
  picture: Picture,
  bar: Bar,
  time: 'past' | 'future',
  x: number,
  width: number,
  top: number,
  ticks: readonly number[],
): void {
  const { metrics, window } = picture;
  const look = BAR_LOOK[bar.look];
  const lit = picture.lit(bar.target);
  context.beginPath();
  if (width < 4) context.rect(x, top, width, metrics.bar);
  else context.roundRect(x + 0.5, top + 0.5, width - 1, metrics.bar - 1, 3);
  context.lineWidth = lit ? 2 : 1;
  if (time === 'past') {
    context.fillStyle = token(look.fill);
    context.fill();
    context.strokeStyle = token(lit ? '--accent' : look.line);
  } else {
    context.strokeStyle = token('--line-strong');
    context.setLineDash([2, 3]);
  }
  context.stroke();
  context.setLineDash([]);
  // The name stands at the left edge that can be seen, and only where it fits.
  const visible = Math.max(x, 0),
    right = Math.min(x + width, window.width);
  context.font = `${metrics.font}px ${token('--mono')}`;
  const text = bar.look === 'waiting' || bar.look === 'ready' ? `◔ ${bar.text}` : bar.text;
  const long = context.measureText(text).width;
  let start = visible + 7;
  for (const tick of ticks) if (tick > start - TICK - 3 && tick < start + 12) start = tick + TICK + 3;
  for (const silence of picture.scale.silences) {
    const middle = (xOf(picture.scale, window, silence.from) + xOf(picture.scale, window, silence.to)) / 2;
    if (middle > start - 10 && middle < start + long + 10) start = middle + 12;
  }
  if (start + long + 5 > right) return;
  context.fillStyle = token(time === 'past' ? look.text : '--faint');
  context.fillText(text, start, top + metrics.bar / 2 + 0.5);
}

function drawWire(context: CanvasRenderingContext2D, picture: Picture, row: PlacedLane, time: 'past' | 'future'): void {
  if (row.lane.kind !== 'wire') return;
  const { window, now, until, scale } = picture;
  // No host is told of a cut, so no eyes see it.
  if (time === 'past' && picture.known === null) drawCuts(context, picture, row);
  // The two ends of the wire.
  context.strokeStyle = token('--line');
  context.lineWidth = 1;
  context.beginPath();
  for (const y of [row.top + 5.5, row.top + row.height - 5.5]) {
    context.moveTo(0, y);
    context.lineTo(Math.min(window.width, xOf(scale, window, scale.end)), y);
  }
  if (time === 'past') context.stroke();
  for (const flight of row.lane.flights) {
    if (flight.from > (time === 'past' ? now : until)) continue;
    const { known } = picture;
    if (known !== null && !known.event(flight.sent) && !known.event(flight.ended)) continue;
    const line = flightEnds(flight, row, scale, window, scale.end);
    if (line.x2 < -4 || line.x1 > window.width + 4) continue;
    // Sent, and nothing heard since: for these eyes it is no more than an outline.
    drawFlight(context, picture, flight, line, known !== null && !known.event(flight.ended) ? 'future' : time);
  }
}

/** Where the wire is cut: a tinted stretch between two broken lines. */
function drawCuts(context: CanvasRenderingContext2D, picture: Picture, row: PlacedLane): void {
  if (row.lane.kind !== 'wire') return;
  const { window, scale } = picture;
  for (const cut of row.lane.cuts) {
    const from = xOf(scale, window, cut.from);
    const to = Math.min(window.width, xOf(scale, window, ns(Math.min(cut.to, scale.end))));
    if (cut.from > scale.end || to < 0 || from > window.width) continue;
    const top = row.top + 6;
    const height = row.height - 12;
    context.fillStyle = token('--bad-soft');
    context.fillRect(from, top, to - from, height);
    context.strokeStyle = token('--bad');
    context.lineWidth = 1.5;
    context.setLineDash([3, 3]);
    context.beginPath();
    for (const x of [from, to]) {
      context.moveTo(x, top);
      context.lineTo(x, top + height);
    }
    context.stroke();
    context.setLineDash([]);
  }
}

function drawFlight(
  context: CanvasRenderingContext2D,
  picture: Picture,
  flight: Flight,
  line: { x1: number; y1: number; x2: number; y2: number },
  time: 'past' | 'future',
): void {
  const lit = picture.lit({ packet: flight.packet });
  context.beginPath();
  context.moveTo(line.x1, line.y1);
  context.lineTo(line.x2, line.y2);
  const hue = flight.write === 0 ? '--ink' : (`--write-${hueOf(flight.write)}` as const);
  if (time === 'past') {
    context.strokeStyle = token(hue);
    context.lineWidth = (flight.write === 0 ? 1.4 : 3) + (lit ? 1.6 : 0);
  } else {
    context.strokeStyle = token('--line-strong');
    context.lineWidth = 1.2;
    context.setLineDash([2, 3]);
  }
  context.lineCap = 'round';
  context.stroke();
  context.setLineDash([]);
  context.lineCap = 'butt';
  if (!flight.lost) return;
  // Lost: a cross where it ends, in the past only; an outline of the future does not give it away.
  if (time === 'future' || (flight.to !== null && flight.to > picture.now)) return;
  context.strokeStyle = token('--bad');
  context.lineWidth = 2;
  context.beginPath();
  for (const side of [-1, 1]) {
    context.moveTo(line.x2 - 4, line.y2 - 4 * side);
    context.lineTo(line.x2 + 4, line.y2 + 4 * side);
  }
  context.stroke();
}
