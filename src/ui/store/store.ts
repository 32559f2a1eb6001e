/**
 * The state of the page, in one zustand store: which scenario, its growing trace, the instant shown, what is pointed at, how it is shown.
 * It holds choices only. Whatever follows from them (the world, the current line, what a beat says) is derived outside, by pure functions.
 * Views read it through hooks.ts and change it through actions.ts; only run.ts puts traces in.
 */
import { createContext, useContext } from 'react';
import { createStore, useStore as useZustand } from 'zustand';
import type { StoreApi } from 'zustand';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { ZERO } from '#time/nanoseconds.ts';
import type { Json } from '#scenario/difference.ts';
import type { Scenario } from '#scenario/scenario.ts';
import type { Settings } from '#scenario/settings.ts';
import type { Selection } from './selection.ts';
import type { Trace } from './trace.ts';

/** Sizes of a step, smallest first. */
export const STEP_SIZES = ['line', 'call', 'packet', 'beat'] as const;
export type StepSize = (typeof STEP_SIZES)[number];

/** Panes that open and close. Story and stage are always there. */
export const PANES = ['ladder', 'inspector', 'lanes', 'charts', 'log'] as const;
export type PaneName = (typeof PANES)[number];

export type Theme = 'light' | 'dark';
/** Whose eyes: both sides' (null), or one host by its index. */
export type Eyes = number | null;

export interface ProblemReport {
  readonly kind: 'link' | 'newer' | 'missing' | 'scenario' | 'syntax' | 'unsupported' | 'budget' | 'spinning' | 'internal';
  /** Path in the scenario ("hosts[0].address") or the program's name; '' where it is about the whole. */
  readonly path: string;
  readonly sentence: string;
  /** For programs: from 1; 0 where unknown. */
  readonly line: number;
  readonly column: number;
  readonly lineText: string;
}

/** What the What-if panel is about: the packet that is selected, a link or a host by index. */
export type WhatIfSubject =
  | { readonly kind: 'packet' }
  | { readonly kind: 'link'; readonly link: number }
  | { readonly kind: 'host'; readonly host: number };

/** The run without any change, to compare with: null where nothing was changed yet and it is the run shown, or while it is being computed. */
export interface Original {
  readonly scenario: Scenario;
  readonly trace: Trace;
}

export interface LabState {
  /** Gallery name, or null for an edited scenario. */
  readonly name: string | null;
  /** The hash it was opened by; null outside a lab. */
  readonly opened: string | null;
  /** The scenario in the file format (version 1), as it was opened: what is kept when it cannot run. */
  readonly source: unknown;
  /** The same without what the link has changed, and what it has changed. */
  readonly plain: Json | null;
  readonly settings: Settings;
  readonly original: Original | null;
  readonly scenario: Scenario | null;
  /** null until the first piece has come. It grows in place: `events` is how far it had grown when the store last heard of it. */
  readonly trace: Trace | null;
  readonly events: number;
  readonly status: 'empty' | 'running' | 'done' | 'refused';
  /** Virtual time simulated so far, while the run is under way. */
  readonly reached: Nanoseconds;
  readonly problems: readonly ProblemReport[];

  /** The instant shown, and the furthest one seen so far: what lies after it is hidden on a first play. */
  readonly time: Nanoseconds;
  readonly horizon: Nanoseconds;
  readonly playing: boolean;
  /** How many times slower than life the clock runs while playing. */
  readonly slowness: number;
  readonly step: StepSize;

  /** Chosen by the person, and pointed at for the moment. What a beat selects is derived (see selectionNow), never stored. */
  readonly selection: Selection | null;
  readonly hovered: Selection | null;
  /** The beat whose own selection the person has let go of; -1 for none. */
  readonly clearedBeat: number;

  /** The What-if panel: what it is about, or null while it is closed. */
  readonly whatIf: WhatIfSubject | null;
  /** Comparing: with the run without changes (''), with a gallery scenario (its name), or not at all (null). */
  readonly compare: string | null;
  /** The other run while comparing, as soon as it is there: both share one clock and one scale. */
  readonly beside: Original | null;
  /** How many changes can be undone, and redone, by going back and forth in the browser's history. */
  readonly undoable: number;
  readonly redoable: number;

  readonly eyes: Eyes;
  /** Choices made where a beat asked, by beat. */
  readonly answers: Readonly<Record<number, string>>;
  /** Panes opened or closed by hand or by the link; undefined leaves it to the beat. */
  readonly panes: Readonly<Partial<Record<PaneName, boolean>>>;
  /** Those of them that the person chose: remembered from visit to visit. What a link opens is not. */
  readonly keptPanes: Readonly<Partial<Record<PaneName, boolean>>>;
  /** Hosts that were opened (true) or folded to a chip (false) by hand. */
  readonly hosts: Readonly<Record<number, boolean>>;

  readonly theme: Theme;
  readonly presenting: boolean;
  readonly blank: boolean;
  readonly singleKeys: boolean;
  /** Does playing stop where a beat begins, so that there is time to read? */
  readonly stopAtBeats: boolean;
  readonly helpOpen: boolean;
  /** Characters of a link that is too long to share, while a file is offered instead; 0 otherwise. */
  readonly longLink: number;
  /** A short message that goes by itself ("Link copied"); '' where there is none. */
  readonly notice: string;
}

export const EMPTY_LAB = {
  name: null,
  opened: null,
  source: null,
  plain: null,
  settings: new Map(),
  original: null,
  scenario: null,
  trace: null,
  events: 0,
  status: 'empty',
  reached: ZERO,
  problems: [],
  time: ZERO,
  horizon: ZERO,
  playing: false,
  slowness: 100,
  step: 'packet',
  selection: null,
  hovered: null,
  clearedBeat: -1,
  whatIf: null,
  compare: null,
  beside: null,
  undoable: 0,
  redoable: 0,
  eyes: null,
  answers: {},
  hosts: {},
} as const satisfies Partial<LabState>;

/** The page's own store. */
export const labStore = createStore<LabState>()(() => ({
  ...EMPTY_LAB,
  panes: {},
  keptPanes: {},
  theme: 'light',
  presenting: false,
  blank: false,
  singleKeys: true,
  stopAtBeats: true,
  helpOpen: false,
  longLink: 0,
  notice: '',
}));

/** Which store the views below read: the page's own, or that of the second run while two are compared (see ui/compare). */
export const StoreScope = createContext<StoreApi<LabState>>(labStore);

function useScopedStore<T>(selector: (state: LabState) => T): T {
  return useZustand(useContext(StoreScope), selector);
}

/** As a hook, what the views read; `getState`, `setState` and `subscribe` are the page's own store. */
export const useStore = Object.assign(useScopedStore, {
  getState: labStore.getState,
  setState: labStore.setState,
  subscribe: labStore.subscribe,
});
