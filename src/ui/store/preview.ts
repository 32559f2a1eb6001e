/** The trace of a gallery scenario for its card: run once per visit, kept. */
import { galleryScenario } from '#library/gallery.ts';
import { runForPreview } from './simulation.ts';
import type { Trace } from './trace.ts';

const kept = new Map<string, Trace>();

/** Null where it cannot be run now; asking again tries again. */
export async function traceOfGallery(name: string): Promise<Trace | null> {
  const known = kept.get(name);
  if (known !== undefined) return known;
  const scenario = await galleryScenario(name);
  const trace = scenario === undefined ? null : await runForPreview(scenario);
  if (trace !== null) kept.set(name, trace);
  return trace;
}
