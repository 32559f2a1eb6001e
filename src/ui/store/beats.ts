/** The story against the trace: where each beat stands, which one is current, whether it is asking, and which panes it opens. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { Beat } from '#scenario/scenario.ts';
import type { LabState, PaneName } from './store.ts';

export interface BeatNow { readonly beat: Beat; readonly number: number; readonly count: number; readonly at: Nanoseconds; readonly text: string }
export interface Beats { readonly now: BeatNow | null; readonly asking: boolean }

export function beatsOf(_state: LabState): Beats | null { return null; }
export function paneOpen(state: LabState, name: PaneName): boolean { return state.panes[name] ?? false; }
