/** The one place where the page learns what a trace looks like: names of the trace room, gathered for the views. */
export type { Trace } from '#trace/trace.ts';
import type { Trace } from '#trace/trace.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { World } from '#trace/world.ts';

/** Placeholder shapes until the trace room's own stand. */
export interface TraceIndex { readonly trace: Trace; readonly events: number }
export const worldAt = (_trace: Trace, _time: Nanoseconds): World => { throw new Error('not yet'); };
export const buildIndex = (trace: Trace): TraceIndex => ({ trace, events: trace.count });
