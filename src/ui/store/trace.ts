/** The one place where the page learns what a trace looks like: names of the trace room, gathered for the views. */
export type { Trace } from '#trace/trace.ts';
export { worldAt } from '#trace/history.ts';
export { indexOf } from '#trace/index/index.ts';
export type { TraceIndex } from '#trace/index/index.ts';
