/** The run under the hand: pointing counts for it alone. It is the page's own, but for the second run while two are compared. */
import { createStore, useStore as useZustand } from 'zustand';
import type { StoreApi } from 'zustand';
import { labStore } from './store.ts';
import type { LabState } from './store.ts';

const pointed = createStore<{ readonly store: StoreApi<LabState> }>(() => ({ store: labStore }));

export const pointedAt = (): StoreApi<LabState> => pointed.getState().store;
export function pointInto(store: StoreApi<LabState>): void {
  if (pointedAt() !== store) pointed.setState({ store });
}
/** The run under the hand, for views that show what is pointed at in it. */
export const usePointedAt = (): StoreApi<LabState> => useZustand(pointed, (state) => state.store);
