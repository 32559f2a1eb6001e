/** What the two runs are called: "as it is" and what was changed, or the titles of two scenarios. */
import type { LabState } from '../store/store.ts';

export interface BeforeAfter {
  readonly first: string;
  readonly second: string;
}
const PLAIN: BeforeAfter = { first: 'As it is', second: 'With your changes' };
let last: BeforeAfter = PLAIN;

/** The same object as long as the names are the same. */
export function namesOfRuns(state: Pick<LabState, 'compare' | 'beside' | 'scenario' | 'settings'>): BeforeAfter {
  if (state.compare === '' || state.compare === null) return PLAIN;
  const first = state.beside?.scenario.title ?? state.compare;
  const second = `${state.scenario?.title ?? ''}${state.settings.size > 0 ? ', changed' : ''}`;
  if (last.first !== first || last.second !== second) last = { first, second };
  return last;
}
