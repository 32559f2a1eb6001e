/** What a card of the gallery shows of its scenario beyond its words: how long its story is, and the trace of a run. Kept for the visit. */
import { galleryScenario } from '#library/gallery.ts';
import { runForPreview } from './simulation.ts';
import type { Trace } from './trace.ts';

const traces = new Map<string, Trace>();

/** `beats` is told as soon as the scenario is loaded, the trace when it has run; neither where it cannot. Asking again tries again. */
export async function previewScenario(name: string, tellBeats: (beats: number) => void): Promise<Trace | null> {
  const scenario = await galleryScenario(name);
  if (typeof scenario !== 'object' || scenario === null || Array.isArray(scenario)) return null;
  const { story } = scenario as { readonly story?: unknown };
  tellBeats(Array.isArray(story) ? story.length : 0);
  const trace = traces.get(name) ?? (await runForPreview(scenario));
  if (trace !== null) traces.set(name, trace);
  return trace;
}
