/** The eleven states of TCP: where the socket is, how it came there and when (ink), what is possible next (dashed). */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { TcpState } from '#trace/events.ts';
import { millisecondText } from '../../wording/wording.ts';
import styles from './socket.module.css';
import { cutShort, possibleNext, STATE_ARROWS, STATE_PLACES, type StateChange, type StatePlace } from './stateDiagram.ts';

const COLUMN = 98;
const ROW = 50;
const WIDTH = 92;
const HEIGHT = 32;
/** Room at both sides for the two long ways back to CLOSED. */
const SIDE = 4;
const FULL_WIDTH = 3 * COLUMN + 2 * SIDE;
const centre = (place: StatePlace): { readonly x: number; readonly y: number } => ({
  x: SIDE + place.column * COLUMN + COLUMN / 2,
  y: place.row * ROW + HEIGHT / 2 + 2,
});

export function StateDiagram({ state, path }: { readonly state: TcpState; readonly path: readonly StateChange[] }) {
  const taken = new Set(path.map((change) => `${change.previous}>${change.state}`));
  const next = new Set(possibleNext(state).map((arrow) => `${arrow.from}>${arrow.to}`));
  const reachable = new Set(possibleNext(state).map((arrow) => arrow.to));
  const since = new Map<TcpState, Nanoseconds>(path.map((change) => [change.state, change.at]));
  const been = new Set<TcpState>(path.flatMap((change) => [change.previous, change.state]));
  return (
    <svg
      className={styles.states}
      viewBox={`0 0 ${FULL_WIDTH} ${6 * ROW + HEIGHT + 6}`}
      role="img"
      aria-label={`State diagram of TCP. Now ${state}. ${
        path.length === 0 ? '' : `The way here: ${path.map((change) => `${change.state} at ${millisecondText(change.at)} ms`).join(', ')}. `
      }Possible next: ${[...reachable].join(', ')}.`}
    >
      <defs>
        <marker id="state-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto-start-reverse">
          <path d="M0 0.6L7.4 4L0 7.4z" fill="context-stroke" />
        </marker>
      </defs>
      {STATE_ARROWS.map((arrow) => {
        const key = `${arrow.from}>${arrow.to}`;
        const kind = taken.has(key) ? 'taken' : next.has(key) ? 'next' : 'other';
        return (
          <path key={key} className={styles.arrow} data-kind={kind} d={arrowPath(arrow.from, arrow.to)} markerEnd="url(#state-arrow)">
            <title>{`${arrow.from} → ${arrow.to}: ${arrow.why}`}</title>
          </path>
        );
      })}
      {cutShort(path).map((change) => (
        <path
          key={change.event}
          className={styles.arrow}
          data-kind="cut"
          d={arrowPath(change.previous, change.state)}
          markerEnd="url(#state-arrow)"
        >
          <title>{`${change.previous} → ${change.state}: cut short`}</title>
        </path>
      ))}
      {STATE_PLACES.map((place) => {
        const { x, y } = centre(place);
        const kind = place.state === state ? 'now' : been.has(place.state) ? 'been' : reachable.has(place.state) ? 'next' : 'other';
        const at = since.get(place.state);
        return (
          <g key={place.state} className={styles.state} data-kind={kind}>
            <title>{place.sentence}</title>
            <rect x={x - WIDTH / 2} y={y - HEIGHT / 2} width={WIDTH} height={HEIGHT} rx={6} />
            <text className={styles.full} x={x} y={at === undefined ? y : y - 6} textAnchor="middle" dominantBaseline="central">
              {place.state}
            </text>
            <text className={styles.short} x={x} y={y} textAnchor="middle" dominantBaseline="central">
              {SHORT[place.state] ?? place.state}
            </text>
            {at !== undefined && (
              <text className={styles.at} x={x} y={y + 8} textAnchor="middle" dominantBaseline="central">
                {millisecondText(at)} ms
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** As RFC 9293's own figure shortens them: on a projector letters are large. */
const SHORT: Partial<Record<TcpState, string>> = { 'SYN-RECEIVED': 'SYN-RCVD', ESTABLISHED: 'ESTAB' };

const placeOf = (state: TcpState): StatePlace => {
  const place = STATE_PLACES.find((one) => one.state === state);
  if (place === undefined) throw new Error(`${state} has no place in the diagram.`);
  return place;
};

/** From edge to edge; the long ways back to CLOSED go around outside, from the outer columns and from TIME-WAIT below. */
function arrowPath(from: TcpState, to: TcpState): string {
  const a = placeOf(from);
  const b = placeOf(to);
  const one = centre(a);
  const two = centre(b);
  if (to === 'CLOSED' && a.row > 1) {
    if (a.column === 2) return `M${one.x + WIDTH / 2} ${one.y}H${FULL_WIDTH - 4}V${two.y}H${two.x + WIDTH / 2 + 2}`;
    if (a.column === 0 || a.row > 4) return `M${one.x - WIDTH / 2} ${one.y}H4V${two.y}H${two.x - WIDTH / 2 - 2}`;
  }
  if (a.column === b.column) {
    const down = Math.sign(two.y - one.y);
    return `M${one.x} ${one.y + (down * HEIGHT) / 2}V${two.y - down * (HEIGHT / 2 + 1)}`;
  }
  const side = Math.sign(two.x - one.x);
  if (a.row === b.row) return `M${one.x + (WIDTH / 2) * side} ${one.y}H${two.x - (WIDTH / 2 + 1) * side}`;
  const down = Math.sign(two.y - one.y);
  // Two rows away and one column: straight through the gap between the boxes of the row between.
  const inset = Math.abs(b.row - a.row) > 1 ? WIDTH / 2 - 8 : WIDTH / 2 - 16;
  return `M${one.x + side * inset} ${one.y + (down * HEIGHT) / 2}L${two.x - side * inset} ${two.y - down * (HEIGHT / 2 + 1)}`;
}
