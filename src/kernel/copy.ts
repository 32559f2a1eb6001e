/** A copy of the whole state that shares nothing that can change: what a snapshot is. */
import type { EventQueue } from '#time/queue.ts';
import type { Kernel, KernelState, Packet, QueueKind } from './state.ts';

/**
 * structuredClone would do, and tests hold this to it; but what never changes once it is there is shared here (bytes in kernel and wire, what packets carry,
 * queued events), so a snapshot in the middle of a large transfer costs little more than any other. What a language keeps, the language copies.
 */
export function copyState(state: KernelState, runtimes: Kernel['runtimes']): KernelState {
  const own = (value: unknown, program: number): unknown => {
    if (value === null) return null;
    const runtime = runtimes[state.programs[program]?.language ?? ''];
    return runtime?.copy ? runtime.copy(value) : structuredClone(value);
  };
  const programs = state.programs.map((program) => ({ ...program, loaded: own(program.loaded, program.index) }));
  const processes = state.processes.map(({ state: inner, ...process }) => ({ ...copied(process), state: own(inner, process.program) }));
  const { programs: _programs, processes: _processes, queue, flying, ...rest } = state;
  return { ...copied(rest), queue: copiedQueue(queue), flying: copiedPackets(flying), programs, processes };
}

/** Entries of the queue are written once. */
const copiedQueue = (queue: EventQueue<QueueKind>): EventQueue<QueueKind> => ({ ...queue, heap: queue.heap.slice() });

/** A packet is marked on its way (where it goes, how often it was forwarded), but what it carries stays. */
function copiedPackets(packets: ReadonlyMap<number, Packet>): Map<number, Packet> {
  const copies = new Map<number, Packet>();
  for (const [id, packet] of packets) copies.set(id, { ...packet });
  return copies;
}

function copied<T>(value: T): T;
function copied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return typeof value[0] === 'number' ? value.slice() : value.map(copied);
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, copied(one)]));
  // All fields at once, which keeps the layout that the engine's code is fast with, and then those that hold something.
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    const inner = copy[key];
    if (typeof inner === 'object' && inner !== null) copy[key] = copied(inner);
  }
  return copy;
}
