/** Where the run shown leaves the one without changes, or the one it is compared with; remembered per pair of traces. */
import { divergenceOf, type Divergence } from '#trace/divergence.ts';
import type { LabState } from '../store/store.ts';
import type { Trace } from '../store/trace.ts';

export type Parting =
  /** Nothing to compare yet, or nothing changed. */
  | { readonly kind: 'none' }
  /** The change makes no difference: both runs are the same, event by event. */
  | { readonly kind: 'same' }
  | { readonly kind: 'parted'; readonly divergence: Divergence };

const NONE: Parting = { kind: 'none' };
const SAME: Parting = { kind: 'same' };
const kept = new WeakMap<Trace, { readonly original: Trace; readonly events: number; readonly parting: Parting }>();

export function partingOf(state: Pick<LabState, 'trace' | 'events' | 'original' | 'beside' | 'settings' | 'status'>): Parting {
  const { trace, events, settings, status } = state;
  const original = state.beside ?? (settings.size === 0 ? null : state.original);
  if (trace === null || original === null || trace === original.trace) return NONE;
  const known = kept.get(trace);
  // Once they have parted, nothing that comes later changes where.
  if (known !== undefined && known.original === original.trace && (known.events === events || known.parting.kind === 'parted'))
    return known.parting.kind === 'none' && status === 'done' ? SAME : known.parting;
  const divergence = divergenceOf(original.trace, trace);
  const parting: Parting = divergence !== null ? { kind: 'parted', divergence } : NONE;
  kept.set(trace, { original: original.trace, events, parting });
  return parting.kind === 'none' && status === 'done' ? SAME : parting;
}
