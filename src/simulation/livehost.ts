/**
 * One host of a scenario, run by somebody else's clock: packets go in and out as bytes, and the caller says what time it is.
 * The same kernel, programs and TCP as in a simulated run; only the wire is real.
 */
import { boot, type BootProblem } from '#kernel/boot.ts';
import { arriveFromOutside } from '#kernel/network/outside.ts';
import { step } from '#kernel/run.ts';
import type { Kernel } from '#kernel/state.ts';
import type { Scenario } from '#scenario/scenario.ts';
import { FOREVER, ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { peek } from '#time/queue.ts';
import type { EventFields, EventKind, Recorder } from '#trace/events.ts';
import { RUNTIMES } from './runtimes.ts';

export interface LiveHost {
  readonly kernel: Kernel;
}

/** What the live host tells while it runs. */
export interface LiveTelling {
  /** An IPv4 packet leaves. */
  readonly send: (packet: Uint8Array) => void;
  /** A program has written: stream 1 or 2. */
  readonly printed: (text: string, stream: number) => void;
}

/** An Ethernet's worth, where the host has no link of its own. */
const USUAL_MTU = 1500;

/** Boots one host alone; programs of the others stay away, and the run ends with its own. `name` must be one of the scenario's. */
export function bootLive(scenario: Scenario, name: string, telling: LiveTelling): LiveHost | { readonly problems: readonly BootProblem[] } {
  const index = scenario.hosts.findIndex((host) => host.name === name);
  if (index < 0) {
    const sentence = `no host is called ${JSON.stringify(name)}; there are ${scenario.hosts.map((host) => host.name).join(', ')}`;
    return { problems: [{ path: 'hosts', sentence, program: null }] };
  }
  const mtu = scenario.links.find(({ between }) => between.includes(index))?.mtu ?? USUAL_MTU;
  const alone: Scenario = {
    ...scenario,
    end: FOREVER,
    faults: [],
    hosts: scenario.hosts.map((host, i) => (i === index ? host : { ...host, programs: host.programs.map((p) => ({ ...p, start: null })) })),
  };
  const booted = boot(alone, RUNTIMES, listening(telling));
  if ('problems' in booted) return booted;
  booted.kernel.outside = { host: index, mtu, send: telling.send };
  return { kernel: booted.kernel };
}

/** Counts events and keeps none; passes on what programs print. */
function listening(telling: LiveTelling): Recorder {
  let next = 0;
  return {
    record<K extends EventKind>(_at: Nanoseconds, kind: K, _cause: number, fields: EventFields<K>): number {
      if (kind === 'output.written') {
        const written = fields as EventFields<'output.written'>;
        telling.printed(written.text, written.stream);
      }
      return next++;
    },
    line: () => {},
  };
}

/** Lets everything happen that is due by now. False once no program runs and no connection is left that somebody waits for. */
export function liveUntil(live: LiveHost, now: Nanoseconds): boolean {
  const { kernel } = live;
  const { state } = kernel;
  for (;;) {
    if (state.ended || over(kernel)) return false;
    const next = peek(state.queue);
    if (!next || next.at > now) break;
    step(kernel);
  }
  state.now = ns(Math.max(state.now, now));
  return true;
}

/** A packet has come from outside. Returns why it was thrown away, '' where it was not. */
export function liveArrival(live: LiveHost, packet: Uint8Array): string {
  return arriveFromOutside(live.kernel, packet);
}

/** When something is due next; FOREVER where nothing is. */
export const nextDue = (live: LiveHost): Nanoseconds => peek(live.kernel.state.queue)?.at ?? FOREVER;

/** Connections on their way out are seen off; only TIME-WAIT is not waited for. */
function over({ state }: Kernel): boolean {
  if (state.alive > 0) return false;
  for (const socket of state.sockets.values())
    if (socket.tcp && socket.tcpState !== 'CLOSED' && socket.tcpState !== 'TIME-WAIT' && !socket.gone) return false;
  return true;
}
