/** What a card of the gallery shows of its scenario beyond its words: the trace of a run, and how long its story is. Kept for the visit. */
import { galleryScenario } from '#library/gallery.ts';
import { runForPreview } from './simulation.ts';
import type { Trace } from './trace.ts';

export interface GalleryRun { readonly beats: number; readonly trace: Trace | null }
const kept = new Map<string, GalleryRun>();

/** `trace` is null where it cannot be run now; asking again tries again. */
export async function galleryRun(name: string): Promise<GalleryRun | null> {
  const known = kept.get(name);
  if (known !== undefined) return known;
  const scenario = await galleryScenario(name);
  if (typeof scenario !== 'object' || scenario === null || Array.isArray(scenario)) return null;
  const { story } = scenario as { readonly story?: unknown };
  const run: GalleryRun = { beats: Array.isArray(story) ? story.length : 0, trace: await runForPreview(scenario) };
  if (run.trace !== null) kept.set(name, run);
  return run;
}
