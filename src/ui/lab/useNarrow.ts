/** Is the page as narrow as a phone? */
import { useSyncExternalStore } from 'react';

const query = '(max-width: 700px)';
function subscribe(changed: () => void): () => void {
  const list = matchMedia(query);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(query).matches);
