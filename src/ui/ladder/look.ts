/** How a ladder is looked at: zoom, and where it is scrolled to by hand. Two ladders side by side share one look. */
import { createContext, useContext, useMemo, useState } from 'react';

export interface Look {
  readonly zoom: number;
  readonly setZoom: (change: (before: number) => number) => void;
  /** Pixels from the top; null follows the instant. */
  readonly pan: number | null;
  readonly setPan: (pan: number | null) => void;
}
export const SharedLook = createContext<Look | null>(null);

export function useOwnLook(): Look {
  const [zoom, setZoom] = useState(1);
  const [pan, setPan] = useState<number | null>(null);
  return useMemo(() => ({ zoom, setZoom, pan, setPan }), [zoom, pan]);
}

/** The look that is shared, where there is one; else this ladder's own. */
export function useLook(): Look {
  const own = useOwnLook();
  return useContext(SharedLook) ?? own;
}
