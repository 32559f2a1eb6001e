/** Tries a change: an edited file goes to the schema first. What is wrong with it is said by path; what is right is run. */
import type { Json } from '#scenario/difference.ts';
import { problemLine } from '#scenario/problems.ts';
import { resolveScenario } from '#scenario/resolve.ts';
import { changeTo } from '../router/changes.ts';
import { useStore } from '../store/store.ts';
import { settingsFor } from './edit.ts';

/** What is wrong with a file, in a sentence; null where nothing is. `at` is the path of the field that was changed: a problem there needs no path. */
export function wrongWith(file: Json, at: string): string | null {
  const resolved = resolveScenario(file);
  if (!('problems' in resolved)) return null;
  const here = resolved.problems.find((problem) => problem.path === at);
  if (here !== undefined) return here.sentence;
  const other = resolved.problems[0];
  return other === undefined ? null : problemLine(other);
}

/** Edits the scenario shown and runs it. Returns the sentence of what is wrong, or null where it runs (or nothing has changed). */
export function attempt(edit: (file: Json) => Json, at = ''): string | null {
  const { source, plain, settings } = useStore.getState();
  if (plain === null) return null;
  const file = edit(source as Json);
  const wrong = wrongWith(file, at);
  if (wrong !== null) return wrong;
  const wanted = settingsFor(plain, file);
  if (wanted === null) return 'This change cannot be put into a link.';
  const same = wanted.size === settings.size && [...wanted].every(([key, value]) => settings.get(key) === value);
  if (!same) changeTo(wanted);
  return null;
}
