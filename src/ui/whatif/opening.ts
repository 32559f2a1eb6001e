/** Opens What if for what is at hand: the packet that is selected, else the first wire, else the first host. */
import type { TraceIndex } from '#trace/index/index.ts';
import { askWhatIf } from '../store/actions.ts';
import { selectionNow } from '../store/beats.ts';
import type { Selection } from '../store/selection.ts';
import { useStore } from '../store/store.ts';
import type { LabState, WhatIfSubject } from '../store/store.ts';
import { indexOf } from '../store/trace.ts';

/** The packet a selection means: itself, or the one an event of the log is about; null for anything else. */
export function packetMeant(index: TraceIndex, selection: Selection | null): number | null {
  if (selection?.kind === 'packet') return index.packets[selection.packet] === undefined ? null : selection.packet;
  if (selection?.kind !== 'event' || selection.event < 0 || selection.event >= index.events) return null;
  const event = index.trace.event(selection.event);
  return 'packet' in event ? event.packet : null;
}

export function subjectAtHand(state: LabState): WhatIfSubject {
  const packet = state.trace === null ? null : packetMeant(indexOf(state.trace), selectionNow(state));
  if (packet !== null) return { kind: 'packet' };
  return (state.scenario?.links.length ?? 0) > 0 ? { kind: 'link', link: 0 } : { kind: 'host', host: 0 };
}

export function toggleWhatIf(): void {
  const state = useStore.getState();
  askWhatIf(state.whatIf === null ? subjectAtHand(state) : null);
}
