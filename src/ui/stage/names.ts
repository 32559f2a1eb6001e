/** What a program calls its sockets, read off its own text: the line whose call gave the descriptor says under which name. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { Trace } from '#trace/trace.ts';
import { boundName } from '../code/highlight.ts';
import type { Cast } from './cast.ts';

/** What the program calls the descriptor: the name its line binds when the call gives it (`sock = socket.socket()`). */
export function nameOf(trace: Trace, cast: Cast, process: number, descriptor: number, opened: number): string {
  const role = cast.hosts.flatMap((host) => host.roles).find((one) => one.process === process);
  const lines = (trace.header.files[role?.file ?? -1]?.source ?? '').split('\n');
  const line = lineThatOpened(trace, cast.threads.get(process) ?? [], descriptor, trace.at(opened));
  return line === 0 ? '' : (boundName(lines[line - 1] ?? '') ?? '');
}

const OPENERS = new Set(['socket', 'accept', 'accept4']);

/** The line of the first call that returned this descriptor at or after the instant it was opened. */
function lineThatOpened(trace: Trace, threads: readonly number[], descriptor: number, opened: Nanoseconds): number {
  const returns = trace.eventsOf('call.returned');
  let low = 0;
  let high = returns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (trace.at(returns[middle] ?? 0) < opened) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < returns.length && index < low + 64; index += 1) {
    const returned = trace.eventOf('call.returned', returns[index] ?? 0);
    if (returned.result !== String(descriptor) || !threads.includes(returned.thread)) continue;
    const entered = enteredOf(trace, returned.call);
    if (entered !== null && OPENERS.has(entered.name)) return entered.line;
  }
  return 0;
}

function enteredOf(trace: Trace, call: number): { readonly name: string; readonly line: number } | null {
  // Calls are numbered in the order they are entered.
  const id = trace.eventsOf('call.entered')[call];
  if (id === undefined) return null;
  const entered = trace.eventOf('call.entered', id);
  return entered.call === call ? entered : null;
}
