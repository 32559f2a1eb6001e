/** The trace of a gallery scenario for its card: run once per visit, kept. */
import { twoSendsTrace } from '#trace/fixtures/two-sends.ts';
import type { Trace } from './trace.ts';

const kept = new Map<string, Promise<Trace | null>>();

export function traceOfGallery(name: string): Promise<Trace | null> {
  let trace = kept.get(name);
  if (trace === undefined) {
    trace = Promise.resolve(twoSendsTrace());
    kept.set(name, trace);
  }
  return trace;
}
