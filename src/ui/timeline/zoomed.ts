/** Which stretch of time is in view. Two timelines, one under the other, share one zoom. */
import { createContext, useContext, useMemo, useState } from 'react';
import { zoomIdentity } from 'd3-zoom';
import type { ZoomTransform } from 'd3-zoom';

export interface Zoomed {
  readonly transform: ZoomTransform;
  readonly setTransform: (transform: ZoomTransform) => void;
}
export const SharedZoom = createContext<Zoomed | null>(null);

export function useOwnZoom(): Zoomed {
  const [transform, setTransform] = useState<ZoomTransform>(zoomIdentity);
  return useMemo(() => ({ transform, setTransform }), [transform]);
}

/** The zoom that is shared, where there is one; else this timeline's own. */
export function useZoom(): Zoomed {
  const own = useOwnZoom();
  return useContext(SharedZoom) ?? own;
}
