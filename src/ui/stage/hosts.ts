/** Which hosts stand open on the stage and which are chips, and what each host needs of the layout. Pure. */
import type { Cast, HostCast } from './cast.ts';
import type { HostNeed } from './layout.ts';
import type { Place } from './places.ts';

/** How many hosts stand open unless a person decides otherwise. */
const OPEN = 2;

/**
 * Open hosts and chips, both in path order. `byHand`: what a person opened or folded. `named`: hosts the beat is about, which come first.
 * A host without a program (a router) is the first to be a chip.
 */
export function openHosts(
  cast: Cast,
  order: readonly number[],
  byHand: Readonly<Record<number, boolean>>,
  named: readonly number[],
): { readonly open: readonly number[]; readonly chips: readonly number[] } {
  const pinned = order.filter((host) => byHand[host] === true);
  const candidates = order.filter((host) => byHand[host] === undefined);
  // Who is talked about, then who has a door (the others come to it), then whoever has a program.
  const rank = (host: number): number =>
    named.includes(host) ? 0 : cast.hosts[host]?.slots.includes('door') === true ? 1 : (cast.hosts[host]?.roles.length ?? 0) > 0 ? 2 : 3;
  const chosen = [...candidates].sort((a, b) => rank(a) - rank(b) || a - b).slice(0, Math.max(0, OPEN - pinned.length));
  // Something must stand open: a stage of chips alone shows nothing.
  const open = new Set([...pinned, ...chosen]);
  const first = order[0];
  if (open.size === 0 && first !== undefined) open.add(first);
  return { open: order.filter((host) => open.has(host)), chips: order.filter((host) => !open.has(host)) };
}

export const needOf = (host: HostCast, places: readonly Place[] = host.places): HostNeed => ({
  host: host.host,
  processes: Math.max(1, places.length),
  slots: host.slots,
  orphans: host.orphans,
});

/** On a wall: only the places of the programs that the beat names, where it names any of this host. */
export function placesInFocus(host: HostCast, focus: readonly string[]): readonly Place[] {
  const named = host.places.filter((place) => place.some((role) => partsInFocus(focus, role.program).size > 0));
  return named.length === 0 ? host.places : named;
}

/** On a wall: only the parts of a host's sockets that the beat is about, and all of them where it is about the sockets as such. */
export function onlyInFocus(need: HostNeed, focus: readonly string[], name: string): HostNeed {
  const parts = partsInFocus(focus, name);
  if (parts.has('socket')) return need;
  return { ...need, only: new Set((['send', 'receive', 'queues'] as const).filter((part) => parts.has(part))) };
}

/** Hosts named in the panes of a beat, themselves ("client.code" names the host "client") or by one of their programs ("again.py.output"). */
export function hostsInFocus(
  focus: readonly string[],
  hosts: readonly { readonly name: string; readonly programs: readonly string[] }[],
): readonly number[] {
  return focus
    .map((pane) => hosts.findIndex((host) => host.name === ownerOf(pane) || host.programs.includes(ownerOf(pane))))
    .filter((host) => host >= 0);
}

/** "again.py.output" is about "again.py". */
const ownerOf = (pane: string): string => pane.slice(0, Math.max(0, pane.lastIndexOf('.')));

/** The parts of a host or a program that panes are about: "code", "output", "call", "send", "receive", "socket", "queues". */
export function partsInFocus(focus: readonly string[], ...owners: readonly string[]): ReadonlySet<string> {
  return new Set(focus.filter((pane) => owners.includes(ownerOf(pane))).map((pane) => pane.slice(pane.lastIndexOf('.') + 1)));
}
