/** The packets of the ladder as buttons: line, label, dot while in flight, ✕ where lost. */
import { useId } from 'react';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { StreamOffset } from '#trace/events.ts';
import type { Trace } from '#trace/trace.ts';
import { hueOf } from '../bytes/hue.ts';
import '../bytes/hues.css';
import { isLit, pointing } from '../bytes/pointing.ts';
import type { Roving } from '../bytes/useRoving.ts';
import { useLit } from '../store/hooks.ts';
import type { Selection } from '../store/selection.ts';
import { timeText } from '../wording/wording.ts';
import { bottomOf, rowsBetween, type DrawnRow, type Drawing } from './drawing.ts';
import { firstOf, type Flight } from './flights.ts';
import { cutTo, pathOf, pointAt, px, shapeWithin, type FlightLine } from './geometry.ts';
import styles from './ladder.module.css';
import { clearOfNow, type PlacedLabel } from './labels.ts';

export interface PacketsProps {
  readonly trace: Trace;
  readonly drawing: Drawing;
  readonly nowY: number;
  readonly time: Nanoseconds;
  /** The furthest instant whose packets may be shown. */
  readonly until: Nanoseconds;
  readonly outlines: boolean;
  readonly roving: Roving;
  readonly from: number;
  readonly to: number;
  /** With one host's eyes: has news of this event reached it? */
  readonly known: ((event: number) => boolean) | null;
  /** Where the readout of the instant begins, and how high it stands over the now line. */
  readonly readout: { readonly x: number; readonly height: number };
  /** A packet got the focus: its y. */
  readonly onFar: (y: number) => void;
}

export function Packets({ trace, drawing, nowY, time, until, outlines, roving, from, to, known, readout, onFar }: PacketsProps) {
  const lit = useLit();
  const past = useId();
  const ahead = useId();
  const width = drawing.frame.width;
  const [first, after] = rowsBetween(drawing, from - 80, to + 80);
  // The neighbours of the one with the tab stop stay, so that arrow keys can go on beyond the edge.
  const near = [roving.active - 1, roving.active, roving.active + 1].filter(
    (place) => place >= 0 && place < drawing.rows.length && (place < first || place >= after),
  );
  const places = [
    ...near.filter((place) => place < first),
    ...Array.from({ length: after - first }, (_, at) => first + at),
    ...near.filter((place) => place >= after),
  ].sort((a, b) => layerOf(drawing.rows[a]) - layerOf(drawing.rows[b]) || a - b);
  return (
    <g>
      <clipPath id={past}>
        <rect x={0} y={-10} width={width} height={Math.max(0, nowY + 10)} />
      </clipPath>
      <clipPath id={ahead}>
        <rect x={0} y={nowY} width={width} height={Math.max(0, drawing.height - nowY) + 200} />
      </clipPath>
      {places.map((place) => {
        const drawn = drawing.rows[place];
        if (drawn === undefined) return null;
        const flight = firstOf(drawn.row);
        if (flight.sent > until || (bottomOf(drawn) < from - 80 && !near.includes(place))) return null;
        if (known !== null && !known(flight.departed)) return null;
        const selection = selectionOf(drawn);
        const shownLit = isLit(lit, selection);
        const begun = flight.sent <= time;
        return (
          <g
            key={drawn.key}
            role="button"
            tabIndex={roving.tabIndexOf(place)}
            data-rove={place}
            className={styles.packet}
            data-kind={flight.kind}
            data-hue={flight.write > 0 ? hueOf(flight.write) : undefined}
            data-lit={shownLit || undefined}
            data-begun={begun || undefined}
            aria-label={nameOf(trace, drawn, outlines || lostBy(flight, time))}
            aria-pressed={shownLit}
            {...pointing(selection)}
            onFocus={() => {
              roving.onFocusPlace(place);
              onFar(drawn.line.start.y);
              pointing(selection).onFocus();
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === ' ') {
                event.preventDefault();
                event.stopPropagation();
                pointing(selection).onClick(event);
              }
            }}
          >
            <title>{nameOf(trace, drawn, outlines || lostBy(flight, time))}</title>
            <Shape
              drawn={drawn}
              past={past}
              ahead={ahead}
              begun={begun}
              outlines={outlines && bottomOf(drawn) > nowY}
              lost={lostBy(flight, time)}
              from={from}
              to={to}
            />
          </g>
        );
      })}
      {/* Labels lie over all lines; the button that they belong to is the line. */}
      {places.map((place) => {
        const drawn = drawing.rows[place];
        const label = drawn === undefined ? undefined : drawing.labels.get(drawn.key);
        if (drawn === undefined || label === undefined) return null;
        const flight = firstOf(drawn.row);
        if (flight.sent > until || (known !== null && !known(flight.departed))) return null;
        const selection = selectionOf(drawn);
        const { onClick, onPointerEnter, onPointerLeave } = pointing(selection);
        // That it gets lost is not said before it does, unless what is to come is shown anyway.
        const early = flight.lostAt !== null && !outlines && !lostBy(flight, time);
        return (
          <g
            key={drawn.key}
            aria-hidden="true"
            className={styles.packet}
            data-kind={flight.kind}
            data-hue={flight.write > 0 ? hueOf(flight.write) : undefined}
            data-lit={isLit(lit, selection) || undefined}
            onClick={onClick}
            onPointerEnter={onPointerEnter}
            onPointerLeave={onPointerLeave}
          >
            <Label
              label={early ? { ...label, text: flight.label } : label}
              begun={flight.sent <= time}
              nowY={nowY}
              from={from}
              to={to}
              readout={readout}
            />
          </g>
        );
      })}
      {/* Dots lie over all labels: where a packet is counts more than what it is called. */}
      {places.map((place) => {
        const drawn = drawing.rows[place];
        return drawn === undefined || firstOf(drawn.row).sent > time || (known !== null && !known(firstOf(drawn.row).departed)) ? null : (
          <Head key={drawn.key} drawn={drawn} nowY={nowY} time={time} />
        );
      })}
    </g>
  );
}

/** What lies over what where lines cover each other: ACKs below, data above. Fixed, so that nothing with the focus is moved. */
function layerOf(drawn: DrawnRow | undefined): number {
  const kind = drawn === undefined ? 'ack' : firstOf(drawn.row).kind;
  return kind === 'ack' ? 0 : kind === 'data' || kind === 'datagram' || kind === 'rst' ? 2 : 1;
}

const lostBy = (flight: Flight, time: Nanoseconds): boolean => flight.lostAt !== null && flight.ended !== null && flight.ended <= time;

function selectionOf(drawn: DrawnRow): Selection {
  const first = firstOf(drawn.row);
  const last = drawn.row.kind === 'train' ? (drawn.row.flights[drawn.row.flights.length - 1] ?? first) : first;
  const bytes =
    first.channel >= 0 && first.length > 0
      ? {
          channel: first.channel,
          direction: first.direction,
          from: first.offset as StreamOffset,
          to: Math.max(first.offset + first.length, last.offset + last.length) as StreamOffset,
        }
      : null;
  return { kind: 'packet', packet: first.packet, bytes };
}

/** `told`: may it say already that the packet gets lost? */
function nameOf(trace: Trace, drawn: DrawnRow, told: boolean): string {
  const flight = firstOf(drawn.row);
  const hosts = trace.header.hosts;
  const way = flight.loopback
    ? `within ${hosts[flight.from]?.name ?? ''}`
    : `${hosts[flight.from]?.name ?? ''} to ${hosts[flight.to]?.name ?? ''}`;
  const what = drawn.row.kind === 'train' ? `${drawn.row.flights.length} packets, the first ${flight.label}` : flight.label;
  return `${what}, ${way}, left at ${timeText(flight.sent)}${told && flight.lostAt !== null ? ', lost' : ''}`;
}

interface ShapeProps {
  readonly drawn: DrawnRow;
  readonly past: string;
  readonly ahead: string;
  readonly begun: boolean;
  readonly outlines: boolean;
  readonly lost: boolean;
  readonly from: number;
  readonly to: number;
}

/** The line twice: drawn above now, dotted below it. What was lost is drawn to its ✕ as soon as it is lost. */
function Shape({ drawn, past, ahead, begun, outlines, lost, from, to }: ShapeProps) {
  const line = cutTo(drawn.line, from, to);
  const band = drawn.last !== null;
  const d = drawn.last === null ? pathOf(line) : bandOf(drawn.line, drawn.last, from, to);
  const { end } = drawn.line;
  const cross = firstOf(drawn.row).lostAt !== null && end.y >= from && end.y <= to;
  // The dots of a line stay where they are while it is scrolled.
  const cut = Math.hypot(line.start.x - drawn.line.start.x, line.start.y - drawn.line.start.y);
  return (
    <>
      <path className={styles.hit} d={pathOf(line)} />
      {outlines && !lost && (
        <path className={styles.future} d={d} clipPath={`url(#${ahead})`} strokeDashoffset={band ? undefined : px(cut)} />
      )}
      {begun && <path className={band ? styles.band : styles.line} d={d} clipPath={lost ? undefined : `url(#${past})`} />}
      {cross && (lost || outlines) && (
        <path className={styles.cross} data-ahead={!lost || undefined} d={`M${px(end.x - 5)} ${px(end.y - 5)}l10 10m0 -10l-10 10`} />
      )}
    </>
  );
}

/** The band of a train between its first and its last flight, as far as it is in sight. */
function bandOf(first: FlightLine, last: FlightLine, from: number, to: number): string {
  const corners = shapeWithin([first.start, first.end, last.end, last.start], from, to);
  return corners.length === 0 ? '' : `${corners.map((point, at) => `${at === 0 ? 'M' : 'L'}${px(point.x)} ${px(point.y)}`).join('')}Z`;
}

/** Where packets that are under way are right now: on the now line. */
function Head({ drawn, nowY, time }: { readonly drawn: DrawnRow; readonly nowY: number; readonly time: Nanoseconds }) {
  const flights = drawn.row.kind === 'train' ? drawn.row.flights : [drawn.row.flight];
  const flying = flights.filter((flight) => flight.sent <= time && (flight.ended === null || flight.ended > time));
  const only = flying[0];
  if (only === undefined) return null;
  if (drawn.row.kind === 'train') return null;
  const point = pointAt(drawn.line, nowY);
  return (
    <circle className={styles.head} data-hue={only.write > 0 ? hueOf(only.write) : undefined} cx={px(point.x)} cy={px(point.y)} r={6} />
  );
}

/** A label on a ground of its own, so that no line strikes it through. One that would be cut by the edge of the picture waits until it is whole. */
function Label({
  label,
  begun,
  nowY,
  from,
  to,
  readout,
}: {
  readonly label: PlacedLabel;
  readonly begun: boolean;
  readonly nowY: number;
  readonly from: number;
  readonly to: number;
  readonly readout: PacketsProps['readout'];
}) {
  const y = clearOfNow(label, nowY);
  if (y - label.height / 2 < from || y + label.height / 2 > to) return null;
  // Beside the readout rather than under it.
  const beside = y < nowY && y + label.height / 2 > nowY - readout.height ? readout.x - label.width / 2 : label.x;
  const x = Math.max(Math.min(label.width / 2, label.x), Math.min(label.x, beside));
  return (
    <>
      <rect
        className={styles.labelGround}
        x={px(x - label.width / 2 + 2)}
        y={px(y - label.height / 2)}
        width={px(label.width - 4)}
        height={label.height}
        rx={3}
      />
      <text className={styles.label} data-ahead={!begun || undefined} x={px(x)} y={px(y)} textAnchor="middle" dominantBaseline="central">
        {label.text}
      </text>
    </>
  );
}
