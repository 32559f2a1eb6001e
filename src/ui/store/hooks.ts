/** What a view reads. Each hook gives an immutable value that keeps its identity until it changes, so a view renders only when it must. */
import { useMemo } from 'react';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { Scenario } from '#scenario/scenario.ts';
import type { World } from '#trace/world.ts';
import { useStore } from './store.ts';
import type { Eyes, LabState, PaneName } from './store.ts';
import type { Selection } from './selection.ts';
import { scaleOf, worldOf } from './derived.ts';
import { currentBeat, isAsking, paneOpen, selectionNow, toldUntil } from './beats.ts';
import type { PlacedBeat } from './beats.ts';
import type { TimeScale } from '../timescale/timescale.ts';
import { indexOf } from './trace.ts';
import type { Trace, TraceIndex } from './trace.ts';

/** The trace, which grows in place: the hook renders again whenever it has grown. Derive with [trace, trace.count] as dependencies. */
export function useTrace(): Trace | null {
  useStore((s) => s.events);
  return useStore((s) => s.trace);
}
export const useScenario = (): Scenario | null => useStore((s) => s.scenario);
export const useTime = (): Nanoseconds => useStore((s) => s.time);
export const useHorizon = (): Nanoseconds => useStore((s) => s.horizon);
/** What is selected: by the person, else by the beat. */
export const useSelection = (): Selection | null => useStore(selectionNow);
/** What is lit: the thing under the pointer, else the thing chosen. */
export const useLit = (): Selection | null => useStore((s) => s.hovered ?? selectionNow(s));
export const useEyes = (): Eyes => useStore((s) => s.eyes);
export const usePresenting = (): boolean => useStore((s) => s.presenting);

/** The world at the instant shown; the same object for the same trace and instant. */
export const useWorld = (): World | null => useStore((s) => (s.trace === null ? null : worldOf(s.trace, s.events, s.time)));
/** Look-ups over the trace so far (packets, calls, lines, lanes). */
export const useIndex = (): TraceIndex | null => useStore((s) => (s.trace === null ? null : indexOf(s.trace)));

/** The compressed time scale of this run, shared by lanes, ladder and player; null without a trace. */
export const useScale = (): TimeScale | null =>
  useStore((s) => (s.trace === null ? null : scaleOf(s.trace, s.events, s.beside?.trace ?? null)));

/** The beat the instant belongs to; null without a story. */
export const useBeat = (): PlacedBeat | null => useStore(currentBeat);
/** Is the current beat waiting for an answer? */
export const useAsking = (): boolean => useStore(isAsking);
/** How far the pictures of the wire may tell while a beat asks about it; null: up to now. */
export const useToldUntil = (): Nanoseconds | null => useStore(toldUntil);

const NO_PANES: readonly string[] = [];
/** Panes the beat is about: "client.code", "client.send", "ladder". Views mark these; presenting shows only these. */
export const useFocus = (): readonly string[] => useStore((s: LabState) => currentBeat(s)?.beat.focus ?? NO_PANES);

/** How to draw what lies after now: not at all before it has been seen (or while a beat asks), as outlines afterwards. */
export function useFuture(): { readonly shown: 'hidden' | 'outline'; readonly until: Nanoseconds } {
  const horizon = useHorizon();
  const time = useTime();
  const asking = useAsking();
  return useMemo(() => {
    const hidden = asking || horizon <= time;
    return { shown: hidden ? 'hidden' : 'outline', until: hidden ? time : horizon };
  }, [horizon, time, asking]);
}

/** Is this pane open: the person's choice, else the beat's. */
export const usePane = (name: PaneName): boolean => useStore((s) => paneOpen(s, name));
