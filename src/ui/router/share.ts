/** The hash follows the state, so that the address bar always leads here; and the button that copies it. */
import { formatQuery, GOALS, parseLink } from '#scenario/link.ts';
import type { LinkView } from '#scenario/link.ts';
import { announce, offerFile } from '../store/actions.ts';
import { useStore } from '../store/store.ts';
import type { LabState } from '../store/store.ts';
import { nextFrame } from '../player/frames.ts';
import { formatView } from './view.ts';

/** The link to what is shown now; null outside a lab. Scenario and settings are those it was opened with. */
export function hashOf(state: LabState): string | null {
  if (state.opened === null || state.trace === null) return null;
  const link = parseLink(state.opened);
  if ('problem' in link) return null;
  const head = link.kind === 'named' ? `#/${link.name}` : `#/~${link.payload}`;
  return head + formatQuery(link.settings, viewOf(state));
}

/** What a link says about the looking at this moment. */
export const viewOf = (state: LabState): LinkView => ({
  t: state.time,
  view: formatView({ panes: state.panes, eyes: state.eyes, selection: state.selection, compare: state.compare }),
  step: state.step === 'beat' ? null : state.step,
  theme: null,
  present: state.presenting,
});

/** Browsers allow some hundred changes of the address in half a minute; a moving playhead waits for this many milliseconds. */
const PATIENCE = 300;
let waiting = false;
let last = 0;

/** Keeps the address up to date from now on; while playing it rests. Returns how to stop. */
export function followWithHash(): () => void {
  return useStore.subscribe((now, before) => {
    if (now === before || waiting) return;
    waiting = true;
    nextFrame(write);
  });
}

function write(now: number): void {
  const state = useStore.getState();
  if (state.playing) {
    waiting = false;
    return;
  }
  if (now - last < PATIENCE) {
    nextFrame(write);
    return;
  }
  waiting = false;
  last = now;
  const hash = hashOf(state);
  if (hash !== null && hash !== location.hash) history.replaceState(history.state, '', hash);
}

/** Copies the link to this instant, and says so; where it is too long to be sent around, offers a file first. */
export function copyLink(): void {
  const hash = hashOf(useStore.getState());
  if (hash === null) return;
  if (hash.length > GOALS.edited) offerFile(hash.length);
  else copyEvenLong();
}

/** Copies the link however long it is. */
export function copyEvenLong(): void {
  const hash = hashOf(useStore.getState());
  if (hash === null) return;
  const url = new URL(hash, location.href).href;
  history.replaceState(history.state, '', hash);
  navigator.clipboard.writeText(url).then(
    () => announce('Link copied. It opens at this very instant.'),
    () => announce('The browser does not let me copy. The link stands in the address bar.'),
  );
}
