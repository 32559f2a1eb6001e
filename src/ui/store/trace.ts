/** The one place where the page learns what a trace looks like: names of the trace room, gathered for the views. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { World } from '#trace/world.ts';

/** Placeholder shape until the trace room stands: replaced by its own type. */
export interface Trace { readonly end: Nanoseconds; readonly complete: boolean }
export interface TraceIndex { readonly trace: Trace }
export declare function worldAt(trace: Trace, time: Nanoseconds): World;
export declare function buildIndex(trace: Trace): TraceIndex;
