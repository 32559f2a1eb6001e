/** Everything a person or the player can do to the page's state. Each is one transition; none reads the DOM. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { ns } from '#time/nanoseconds.ts';
import { currentBeat, selectionNow } from './beats.ts';
import type { Selection } from './selection.ts';
import { sameThing } from './selection.ts';
import { useStore } from './store.ts';
import { endOf } from './derived.ts';
import { pointedAt } from './pointedAt.ts';
import type { Eyes, PaneName, StepSize, Theme, WhatIfSubject } from './store.ts';

const set = useStore.setState;
const get = useStore.getState;

/** Points at a thing for good; the same thing again, or null, lets go (also of what the beat points at). */
export function select(selection: Selection | null): void {
  const state = pointedAt().getState();
  const again = selection !== null && sameThing(selectionNow(state), selection);
  if (selection !== null && !again) pointedAt().setState({ selection, hovered: null, clearedBeat: -1 });
  else pointedAt().setState({ selection: null, hovered: null, clearedBeat: currentBeat(state)?.number ?? -1 });
}
/** Points at a thing for as long as the pointer (or the focus) is on it. */
export function hover(selection: Selection | null): void {
  if (!sameThing(pointedAt().getState().hovered, selection)) pointedAt().setState({ hovered: selection });
}

/** Goes to an instant, held inside the run. The horizon follows forwards only. */
export function seek(time: Nanoseconds): void {
  const { time: before, horizon } = get();
  const end = endOf(get());
  const at = ns(Math.max(0, Math.min(end, Math.round(time))));
  if (at !== before) set({ time: at, horizon: at > horizon ? at : horizon });
}
export const play = (): void => set({ playing: true });
export const pause = (): void => set({ playing: false });
export const setStep = (step: StepSize): void => set({ step });
export const setSlowness = (slowness: number): void => set({ slowness });

export const openPane = (name: PaneName, open: boolean): void =>
  set({ panes: { ...get().panes, [name]: open }, keptPanes: { ...get().keptPanes, [name]: open } });
export const openHost = (host: number, open: boolean): void => set({ hosts: { ...get().hosts, [host]: open } });
export const lookThrough = (eyes: Eyes): void => set({ eyes });
export const answer = (beat: number, choice: string): void => set({ answers: { ...get().answers, [beat]: choice } });

/** Opens the What-if panel for something, or closes it (null). */
export const askWhatIf = (whatIf: WhatIfSubject | null): void => set({ whatIf });

/** Compares with the run without changes (''), with a gallery scenario, or not at all (null). */
export const compareWith = (compare: string | null): void => set({ compare, ...(compare === null ? { beside: null } : {}) });

export const setTheme = (theme: Theme): void => set({ theme });
export const present = (presenting: boolean): void => set({ presenting, blank: false });
export const blankScreen = (blank: boolean): void => set({ blank });
export const showHelp = (helpOpen: boolean): void => set({ helpOpen });
/** Offers a file instead of a link of so many characters; 0 takes the offer away. */
export const offerFile = (longLink: number): void => set({ longLink });
export const allowSingleKeys = (singleKeys: boolean): void => set({ singleKeys });
export const stopAtEachBeat = (stopAtBeats: boolean): void => set({ stopAtBeats });

let noticeTimer: ReturnType<typeof setTimeout> | undefined;
/** Says something for a few seconds, on the page and to screen readers. */
export function announce(notice: string): void {
  clearTimeout(noticeTimer);
  set({ notice });
  noticeTimer = setTimeout(() => set({ notice: '' }), 4_000);
}
