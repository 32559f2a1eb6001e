/** What lies under and over the packets of the ladder: lifelines, axis, silences, the veil of one host's eyes, the time readout. */
import { useId } from 'react';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { AXIS, type Drawing } from './drawing.ts';
import { px, type Point } from './geometry.ts';
import { clearOfNow } from './labels.ts';
import styles from './ladder.module.css';

interface GroundProps {
  readonly drawing: Drawing;
  readonly now: number;
  readonly from: number;
  readonly to: number;
  readonly future: { readonly shown: 'hidden' | 'outline'; readonly until: Nanoseconds };
}

/** Lifelines, axis and silences. What lies after the horizon shows no times yet: a first play does not tell how long it will take. */
export function Ground({ drawing, now, from, to, future }: GroundProps) {
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
            // How long it lasts is told when it is over.
            label={silence.y + silence.height <= last + 1 ? silence.label : 'silence'}
            now={now}
            left={Math.min(...xs)}
            right={Math.max(...xs, axisX + 70)}
            xs={xs}
          />
        ))}
      {drawing.marks
        // No number stands half in the picture.
        .filter((mark) => seen(mark.y) && mark.y >= from + 6 && mark.y <= to - 6)
        .map((mark) => (
          <g key={mark.y}>
            <line className={styles.tick} x1={axisX - 4} x2={axisX} y1={mark.y} y2={mark.y} />
            <text className={styles.mark} x={axisX - AXIS + 1} y={mark.y} textAnchor="end" dominantBaseline="central">
              {mark.label}
            </text>
          </g>
        ))}
    </g>
  );
}

/** Length of the name of a cut, in pixels; in a shorter stretch it is left out. */
const CUT_NAME = 48;

/** A wire that is cut: a tinted stretch, its name along the right lifeline. Only what has passed is told. */
export function Cuts({ drawing, now, large }: { readonly drawing: Drawing; readonly now: number; readonly large: boolean }) {
  return drawing.cuts
    .filter((cut) => cut.y < now)
    .map(({ left, right, y, until }) => {
      const bottom = Math.min(until, now);
      return (
        <g key={`${left} ${y}`} className={styles.cut}>
          <title>the wire is cut: whatever is on it or put on it is lost</title>
          <rect x={left} y={px(y)} width={right - left} height={px(bottom - y)} />
          <path d={`M${left} ${px(y)}H${right}${until <= now ? `M${left} ${px(until)}H${right}` : ''}`} />
          {bottom - y > (large ? 2.4 : 1) * CUT_NAME && (
            <text transform={`translate(${right - 5} ${px(y + 4)}) rotate(90)`} dominantBaseline="hanging">
              wire cut
            </text>
          )}
        </g>
      );
    });
}

/** Time left out: a break across every lifeline, and how much. */
function Silence({
  y,
  height,
  label,
  left,
  right,
  xs,
  now,
}: {
  readonly y: number;
  readonly height: number;
  readonly label: string;
  readonly left: number;
  readonly right: number;
  readonly xs: readonly number[];
  readonly now: number;
}) {
  const middle = y + height / 2;
  return (
    <g className={styles.silence}>
      {xs.map((x) => (
        <path key={x} d={`M${x - 6} ${px(middle - 1)}l12 -6M${x - 6} ${px(middle + 7)}l12 -6`} />
      ))}
      <text x={(left + right) / 2} y={px(clearOfNow({ y: middle, height: 15 }, now))} textAnchor="middle" dominantBaseline="central">
        {label}
      </text>
    </g>
  );
}

/** What the host cannot know yet: below its past light cone, up to now. */
export function Veil({ edge, bottom, name }: { readonly edge: readonly Point[]; readonly bottom: number; readonly name: string }) {
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

/** What a question is about: told when it has been answered. */
export function Asked({ from, to, width }: { readonly from: number; readonly to: number; readonly width: number }) {
  const middle = (from + to) / 2;
  return (
    <g className={styles.asked}>
      <rect x={0} y={px(from + 1)} width={width} height={px(Math.max(0, to - from - 2))} />
      <text x={width / 2} y={px(Math.max(middle, from + 12))} textAnchor="middle" dominantBaseline="central">
        ?
      </text>
      <title>shown when you have answered</title>
    </g>
  );
}

/** Width and height of the readout. */
export const readoutSize = (label: string, large: boolean): { readonly width: number; readonly height: number } => ({
  width: label.length * (large ? 14.6 : 7.4) + 12,
  height: large ? 36 : 19,
});

/** The instant, on the now line. The line itself lies under the packets, so that their labels stay readable on it. */
export function Readout({
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
  const { width: w, height: h } = readoutSize(label, large);
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
