/** The hash of the page as React state. Changes made with replaceState (the playhead moving) are not places and do not come through here. */
import { useMemo, useSyncExternalStore } from 'react';
import { placeOf } from './place.ts';
import type { Place } from './place.ts';

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

export function usePlace(): Place {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return useMemo(() => placeOf(hash), [hash]);
}
