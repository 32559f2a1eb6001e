/** The eleven states of TCP, small: where the socket is, how it came there (ink), what is possible next (dashed). */
import type { TcpState } from '#trace/events.ts';
import styles from './inspector.module.css';
import { possibleNext, STATE_ARROWS, STATE_PLACES, type StateChange, type StatePlace } from './stateDiagram.ts';

const COLUMN = 100;
const ROW = 40;
const WIDTH = 84;
const HEIGHT = 22;
const centre = (place: StatePlace): { readonly x: number; readonly y: number } => ({
  x: place.column * COLUMN + COLUMN / 2,
  y: place.row * ROW + HEIGHT / 2 + 3,
});

export function StateDiagram({ state, path }: { readonly state: TcpState; readonly path: readonly StateChange[] }) {
  const taken = new Set(path.map((change) => `${change.previous}>${change.state}`));
  const been = new Set<TcpState>(path.flatMap((change) => [change.previous, change.state]));
  const next = new Set(possibleNext(state).map((arrow) => `${arrow.from}>${arrow.to}`));
  return (
    <svg
      className={styles.states}
      viewBox={`0 0 ${3 * COLUMN} ${6 * ROW + HEIGHT + 8}`}
      role="img"
      aria-label={`state diagram: now ${state}; so far ${path.map((change) => change.state).join(', ') || 'CLOSED'}`}
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
      {STATE_PLACES.map((place) => {
        const { x, y } = centre(place);
        const kind = place.state === state ? 'now' : been.has(place.state) ? 'been' : 'other';
        return (
          <g key={place.state} className={styles.state} data-kind={kind}>
            <title>{place.sentence}</title>
            <rect x={x - WIDTH / 2} y={y - HEIGHT / 2} width={WIDTH} height={HEIGHT} rx={6} />
            <text x={x} y={y} textAnchor="middle" dominantBaseline="central">
              {place.state}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const placeOf = (state: TcpState): StatePlace => {
  const place = STATE_PLACES.find((one) => one.state === state);
  if (place === undefined) throw new Error(`${state} has no place in the diagram.`);
  return place;
};

/** From edge to edge; the two long ways back to CLOSED go around outside. */
function arrowPath(from: TcpState, to: TcpState): string {
  const a = placeOf(from);
  const b = placeOf(to);
  const one = centre(a);
  const two = centre(b);
  if (to === 'CLOSED' && from === 'LAST-ACK') return `M${one.x + WIDTH / 2} ${one.y}H297V${two.y}H${two.x + WIDTH / 2 + 2}`;
  if (to === 'CLOSED' && from === 'TIME-WAIT') return `M${one.x - WIDTH / 2} ${one.y}H3V${two.y}H${two.x - WIDTH / 2 - 2}`;
  if (a.column === b.column) return `M${one.x} ${one.y + HEIGHT / 2}V${two.y - HEIGHT / 2 - 1}`;
  if (a.row === b.row)
    return `M${one.x + (WIDTH / 2) * Math.sign(two.x - one.x)} ${one.y}H${two.x - (WIDTH / 2 + 1) * Math.sign(two.x - one.x)}`;
  const side = Math.sign(two.x - one.x);
  return `M${one.x + side * (WIDTH / 2 - 14)} ${one.y + HEIGHT / 2}L${two.x - side * (WIDTH / 2 - 14)} ${two.y - HEIGHT / 2 - 1}`;
}
