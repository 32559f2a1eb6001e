/** Between lanes and the page's selection: what pressing a bar, tick or flight selects, and which of them a selection lights up. */
import type { TraceIndex } from '#trace/index/index.ts';
import { overlaps } from '../store/selection.ts';
import type { Selection } from '../store/selection.ts';
import { selectCall, selectPacket, selectSocket, selectWrite } from '../store/pointed.ts';
import type { Hit } from './layout.ts';

export function selectionOf(index: TraceIndex, hit: Hit | null): Selection | null {
  if (hit === null) return null;
  switch (hit.kind) {
    case 'flight': return selectPacket(index, hit.flight.packet);
    case 'tick': return selectWrite(index, hit.tick.channel, hit.tick.direction, hit.tick.write);
    case 'bar': return hit.bar.target.kind === 'call' ? selectCall(index, hit.bar.target.call) : selectSocket(hit.bar.target.socket);
    default: { const never: never = hit; return never; }
  }
}

export function litBy(index: TraceIndex | null, lit: Selection | null): (thing: { readonly packet?: number; readonly call?: number; readonly socket?: number }) => boolean {
  if (index === null || lit === null) return () => false;
  return (thing) => {
    if (thing.packet !== undefined) return (lit.kind === 'packet' && lit.packet === thing.packet) || overlaps(lit.bytes, selectPacket(index, thing.packet).bytes);
    if (thing.call !== undefined) return ((lit.kind === 'call' || lit.kind === 'read') && lit.call === thing.call) || overlaps(lit.bytes, selectCall(index, thing.call).bytes);
    return thing.socket !== undefined && lit.kind === 'socket' && lit.socket === thing.socket;
  };
}
