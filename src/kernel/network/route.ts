/** Which way a packet goes: over loopback, or over the first link of the shortest path through hosts that forward. */
import type { Host, Link } from '#scenario/scenario.ts';
import { isLoopback, LOOPBACK_ADDRESS } from '#wire/address.ts';
import { LOOPBACK_MTU } from '../constants.ts';
import type { HostState, Kernel, LinkState } from '../state.ts';

/** For every host, the link to take towards every other; -1 where no way leads there. Equal lengths: the link named first. */
export function computeRoutes(hosts: readonly Pick<Host, 'forward'>[], links: readonly Pick<Link, 'between'>[]): number[][] {
  return hosts.map((_, from) => {
    const first = hosts.map(() => -1);
    const reached = new Set([from]);
    let edge = [from];
    while (edge.length > 0) {
      const next: number[] = [];
      for (const at of edge) {
        if (at !== from && !hosts[at]?.forward) continue;
        links.forEach(({ between: [a, b] }, link) => {
          const to = a === at ? b : b === at ? a : -1;
          if (to < 0 || reached.has(to)) return;
          reached.add(to);
          first[to] = at === from ? link : first[at]!;
          next.push(to);
        });
      }
      edge = next;
    }
    return first;
  });
}

/** `link` -1 is loopback. `to` is the host the packet is addressed to, -1 where nobody has the address. */
export interface Route {
  readonly link: number;
  readonly to: number;
  readonly mtu: number;
}

export const hostWithAddress = (k: Kernel, address: number): number => k.state.hosts.findIndex((host) => host.address === address);
export const isLocal = (host: HostState, address: number): boolean => isLoopback(address) || address === host.address;

/**
 * The way to an address; null is "Network is unreachable". An address that nobody has lies on the first link where it looks like a neighbour's
 * (same first three numbers, a /24 as the recordings' hosts have it): packets to it leave, and nobody answers.
 */
export function routeTo(k: Kernel, host: HostState, address: number): Route | null {
  if (isLocal(host, address)) return { link: -1, to: host.index, mtu: LOOPBACK_MTU };
  if (k.outside?.host === host.index) return { link: 0, to: -1, mtu: Math.min(k.outside.mtu, host.pathMtu.get(address) ?? Infinity) };
  const to = hostWithAddress(k, address);
  const link =
    to >= 0
      ? (host.routes[to] ?? -1)
      : address >>> 8 === host.address >>> 8
        ? k.state.links.findIndex(({ between }) => between.includes(host.index))
        : -1;
  const found = k.state.links[link];
  return found ? { link, to, mtu: Math.min(found.mtu, host.pathMtu.get(address) ?? Infinity) } : null;
}

/** The host at the other end. */
export const otherEnd = (link: LinkState, host: number): number => (link.between[0] === host ? link.between[1] : link.between[0]);

/** The address a packet to this destination goes out with (what ip_route_output chooses). */
export const sourceAddress = (host: HostState, destination: number): number => (isLoopback(destination) ? LOOPBACK_ADDRESS : host.address);
