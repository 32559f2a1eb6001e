/** A copy of the whole state that shares nothing that can change: what a snapshot is. */
import type { Kernel, KernelState } from './state.ts';

/**
 * structuredClone would do, and tests hold this to it; but bytes in kernel and wire are never written to once they are there, so they are shared here, and a snapshot
 * in the middle of a large transfer costs no more than any other. What a language keeps, the language copies.
 */
export function copyState(state: KernelState, runtimes: Kernel['runtimes']): KernelState {
  const own = (value: unknown, program: number): unknown => {
    if (value === null) return null;
    const runtime = runtimes[state.programs[program]?.language ?? ''];
    return runtime?.copy ? runtime.copy(value) : structuredClone(value);
  };
  const programs = state.programs.map((program) => ({ ...program, loaded: own(program.loaded, program.index) }));
  const processes = state.processes.map(({ state: inner, ...process }) => ({ ...copied(process), state: own(inner, process.program) }));
  const { programs: _programs, processes: _processes, ...rest } = state;
  return { ...copied(rest), programs, processes };
}

function copied<T>(value: T): T;
function copied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(copied);
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, copied(one)]));
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = copied((value as Record<string, unknown>)[key]);
  return copy;
}
