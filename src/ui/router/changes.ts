/**
 * What-ifs in the browser's history: each change is an entry of its own, so that Back undoes it and Forward does it again. Entries know how
 * many changes lie before them; an entry without that number was reached by a link, not by a change.
 */
import { formatQuery, parseLink } from '#scenario/link.ts';
import type { Settings } from '#scenario/settings.ts';
import { openLab } from '../store/run.ts';
import { useStore } from '../store/store.ts';
import { changesBefore } from './history.ts';
import { hashOf, viewOf } from './share.ts';

/** Runs the scenario shown with these settings instead of those it has, as one step that can be undone. */
export function changeTo(settings: Settings): void {
  const state = useStore.getState();
  const link = state.opened === null ? { problem: '' } : parseLink(state.opened);
  if ('problem' in link) return;
  const before = changesBefore(history.state) ?? 0;
  history.replaceState({ changes: before }, '', hashOf(state) ?? location.hash);
  const head = link.kind === 'named' ? `#/${link.name}` : `#/~${link.payload}`;
  const hash = head + formatQuery(settings, viewOf(state));
  history.pushState({ changes: before + 1 }, '', hash);
  useStore.setState({ undoable: before + 1, redoable: 0 });
  void openLab(hash, true);
}

/** Opens what the address says; an entry of a what-if (back, forward, reload) keeps the playhead where it is. */
export function openVisited(hash: string): void {
  const changes = changesBefore(history.state);
  const { undoable, redoable } = useStore.getState();
  void openLab(hash, changes !== null);
  useStore.setState({ undoable: changes ?? 0, redoable: changes === null ? 0 : Math.max(0, undoable + redoable - changes) });
}
