/** The timelines of both runs, one under the other, on one scale and with one zoom. */
import { pointInto } from '../store/pointedAt.ts';
import { labStore, StoreScope } from '../store/store.ts';
import type { Original } from '../store/store.ts';
import { SharedZoom, useOwnZoom } from '../timeline/zoomed.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { useSecondStore } from './secondStore.ts';

export function TwoTimelines({ beside }: { readonly beside: Original }) {
  const other = useSecondStore(beside);
  const zoomed = useOwnZoom();
  return (
    <SharedZoom.Provider value={zoomed}>
      <StoreScope.Provider value={other}>
        <div onPointerOverCapture={() => pointInto(other)} onPointerDownCapture={() => pointInto(other)}>
          <Timeline name="A" />
        </div>
      </StoreScope.Provider>
      <div onPointerOverCapture={() => pointInto(labStore)} onPointerDownCapture={() => pointInto(labStore)}>
        <Timeline name="B" lower />
      </div>
    </SharedZoom.Provider>
  );
}
