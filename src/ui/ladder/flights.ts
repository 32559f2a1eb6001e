/**
 * The packets of a run as the ladder draws them: one flight each, from lifeline to lifeline, in time only.
 * Also which of them belong together as a train. No pixels here.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';

/** What a packet is to a person; the ladder's words, its line style and the rule for bundling follow from it. */
export type FlightKind = 'syn' | 'fin' | 'rst' | 'data' | 'ack' | 'datagram' | 'icmp';

export interface Flight {
  readonly packet: number;
  /** The event with which it left. */
  readonly departed: number;
  readonly kind: FlightKind;
  /** Host it left, host it goes to; equal on loopback. */
  readonly from: number;
  readonly to: number;
  readonly sent: Nanoseconds;
  /** When it arrived or was lost; null while the trace does not say (it is still under way when the run ends). */
  readonly ended: Nanoseconds | null;
  /** Where along its way it was lost, 0 at the sender to 1 at the receiver; null where it was not. */
  readonly lostAt: number | null;
  /** When it would have arrived, for the outline of one that has not. */
  readonly due: Nanoseconds;
  readonly loopback: boolean;
  /** Routers on the way, with the instant at which each passed it on. */
  readonly hops: readonly { readonly host: number; readonly at: Nanoseconds }[];
  readonly repeat: boolean;
  readonly label: string;
  /** The write whose hue it has: the first it carries; 0 without data. */
  readonly write: number;
  readonly channel: number;
  readonly direction: 0 | 1;
  readonly offset: number;
  readonly length: number;
}

/** A single flight, or a train of flights too close to draw apart. */
export type Row = { readonly kind: 'flight'; readonly flight: Flight } | { readonly kind: 'train'; readonly flights: readonly Flight[] };

/** What is never hidden in a train: a loss, a reset, an end, a beginning, a repetition (DESIGN 11, density). */
export function standsAlone(flight: Flight): boolean {
  return (
    flight.lostAt !== null ||
    flight.repeat ||
    flight.loopback ||
    flight.kind === 'rst' ||
    flight.kind === 'fin' ||
    flight.kind === 'syn' ||
    flight.kind === 'icmp'
  );
}

/**
 * Bundles flights of the same way and kind whose starts lie closer than `closest` display units. `place` gives the position of a time.
 * A train has three flights or more; two are still told apart. `flights` in order of sending; rows come in order of their first flight.
 */
export function trains(
  flights: readonly Flight[],
  place: (time: Nanoseconds) => number,
  closest: number,
  chosen: number | null,
): readonly Row[] {
  const rows: Row[] = [];
  const open = new Map<string, Flight[]>();
  const close = (key: string): void => {
    const train = open.get(key);
    if (train === undefined) return;
    open.delete(key);
    if (train.length >= 3) rows.push({ kind: 'train', flights: train });
    else for (const flight of train) rows.push({ kind: 'flight', flight });
  };
  for (const flight of flights) {
    const way = `${flight.from}>${flight.to}`;
    if (standsAlone(flight) || flight.packet === chosen) {
      // What stands alone also ends the trains it would cross over.
      for (const key of [...open.keys()]) if (key.startsWith(`${way}:`)) close(key);
      rows.push({ kind: 'flight', flight });
      continue;
    }
    // One hue to a train: another write begins another.
    const key = `${way}:${flight.kind}:${flight.channel}:${flight.direction}:${flight.write}`;
    for (const other of [...open.keys()]) if (other !== key && other.startsWith(`${way}:${flight.kind}:`)) close(other);
    const train = open.get(key);
    const last = train?.[train.length - 1];
    if (train !== undefined && last !== undefined && place(flight.sent) - place(last.sent) < closest) train.push(flight);
    else {
      close(key);
      open.set(key, [flight]);
    }
  }
  for (const key of [...open.keys()]) close(key);
  return rows.sort((a, b) => firstOf(a).sent - firstOf(b).sent || firstOf(a).packet - firstOf(b).packet);
}

export const firstOf = (row: Row): Flight => {
  const flight = row.kind === 'flight' ? row.flight : row.flights[0];
  if (flight === undefined) throw new Error('A train without flights.');
  return flight;
};

/**
 * Hosts in the order of the path between them, so that few flights cross a foreign lifeline: the longest path of the links first, the others next to
 * their neighbour. The end that holds the lower host index comes left. Hosts without links keep their order at the end.
 */
export function pathOrder(hosts: number, links: readonly { readonly between: readonly [number, number] }[]): readonly number[] {
  const neighbours = Array.from({ length: hosts }, (): number[] => []);
  for (const {
    between: [a, b],
  } of links) {
    neighbours[a]?.push(b);
    neighbours[b]?.push(a);
  }
  const first = Array.from({ length: hosts }, (_, host) => host).find((host) => (neighbours[host]?.length ?? 0) > 0);
  if (first === undefined) return Array.from({ length: hosts }, (_, host) => host);
  const one = farthest(first, neighbours);
  const spine = farthest(one[one.length - 1] ?? first, neighbours);
  const order = (spine[0] ?? 0) > (spine[spine.length - 1] ?? 0) ? [...spine].reverse() : [...spine];
  for (let host = 0; host < hosts; host += 1) {
    if (order.includes(host)) continue;
    const beside = order.findIndex((placed) => neighbours[host]?.includes(placed) === true);
    if (beside === -1) order.push(host);
    // A further client of the same server stands on the outside, not between the two that are on the path.
    else order.splice(beside >= order.length / 2 ? order.length : 0, 0, host);
  }
  return order;
}

/** The longest of the shortest paths from `start`, as the hosts on it. */
function farthest(start: number, neighbours: readonly (readonly number[])[]): readonly number[] {
  const cameFrom = new Map<number, number>([[start, -1]]);
  const queue = [start];
  for (let at = 0; at < queue.length; at += 1) {
    for (const next of neighbours[queue[at] ?? start] ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, queue[at] ?? start);
      queue.push(next);
    }
  }
  const path: number[] = [];
  for (let at = queue[queue.length - 1] ?? start; at !== -1; at = cameFrom.get(at) ?? -1) path.push(at);
  return path.reverse();
}
