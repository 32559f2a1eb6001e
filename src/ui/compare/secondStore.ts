/**
 * The store of the second run: what the page's own store says about the looking, with a scenario, a trace and a selection of its own.
 * Views inside its scope need not know that they show the other run.
 */
import { useEffect } from 'react';
import { createStore } from 'zustand';
import type { StoreApi } from 'zustand';
import { labStore } from '../store/store.ts';
import type { LabState, Original } from '../store/store.ts';

/** The page's state as the other run sees it. `own` is what it points at. */
export function seenBy(main: LabState, other: Original, own: Pick<LabState, 'selection' | 'hovered' | 'clearedBeat'>): LabState {
  return {
    ...main,
    ...own,
    scenario: other.scenario,
    trace: other.trace,
    events: other.trace.count,
    status: 'done',
    reached: other.trace.end,
    problems: [],
    beside: main.trace === null || main.scenario === null ? null : { scenario: main.scenario, trace: main.trace },
    // What is changed is changed in the run of the lab.
    plain: null,
    settings: new Map(),
    original: null,
    whatIf: null,
  };
}

/** One store for each run that stands beside, whoever asks: what is pointed at on its ladder lights up in its lanes. */
const stores = new WeakMap<Original, StoreApi<LabState>>();
function storeOf(other: Original): StoreApi<LabState> {
  const known = stores.get(other);
  if (known !== undefined) return known;
  const store = createStore<LabState>(() => seenBy(labStore.getState(), other, { selection: null, hovered: null, clearedBeat: -1 }));
  stores.set(other, store);
  return store;
}

export function useSecondStore(other: Original): StoreApi<LabState> {
  const store = storeOf(other);
  useEffect(() => {
    const mirror = (main: LabState): void => {
      const { selection, hovered, clearedBeat } = store.getState();
      store.setState(seenBy(main, other, { selection, hovered, clearedBeat }), true);
    };
    mirror(labStore.getState());
    return labStore.subscribe(mirror);
  }, [store, other]);
  return store;
}
