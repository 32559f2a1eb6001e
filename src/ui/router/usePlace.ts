/**
 * The hash of the page as React state. Changes made with replaceState and pushState (the playhead moving, a what-if) are not places and do
 * not come through here; going back and forth in the browser's history does, even to a hash that was shown before.
 */
import { useMemo, useSyncExternalStore } from 'react';
import { placeOf } from './place.ts';
import type { Place } from './place.ts';

let hash = location.hash;
let visits = 0;

// Before any subscriber: what they read is of this visit.
addEventListener('hashchange', () => {
  hash = location.hash;
  visits += 1;
});

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

export function usePlace(): Place {
  const shown = useSyncExternalStore(subscribe, () => hash);
  return useMemo(() => placeOf(shown), [shown]);
}

/** Counts the visits: the same place visited again is another number. */
export const useVisit = (): number => useSyncExternalStore(subscribe, () => visits);
