/**
 * Back and forth between changes. Entries of the browser's history know how many changes lie before them; an entry without that number was
 * reached by a link, not by a change. What changes are is in changes.ts; this part stands in the first load, where keys are.
 */
import { useStore } from '../store/store.ts';

/** Changes before this entry of the history; null where it is no entry of a what-if. */
export function changesBefore(state: unknown): number | null {
  if (typeof state !== 'object' || state === null || !('changes' in state)) return null;
  return Number.isSafeInteger(state.changes) ? Number(state.changes) : null;
}

export function undo(): void {
  if (useStore.getState().undoable > 0) history.back();
}
export function redo(): void {
  if (useStore.getState().redoable > 0) history.forward();
}
