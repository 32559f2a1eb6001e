/** What can be done to a packet, and what has been: from an entry of the trace to faults of the scenario, and back. Pure. */
import type { Json } from '#scenario/difference.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { namesOf, originalOf } from '#trace/originated.ts';
import { faultsIn, sameFault, type FaultAction, type FileFault } from './edit.ts';

export interface PacketFault extends FileFault {
  /** It stands in the scenario itself; taking it back is a change, too. */
  readonly own: boolean;
}
export type PacketCase =
  /** Nothing can be done to it, for this reason. */
  | { readonly kind: 'none'; readonly sentence: string }
  | {
      readonly kind: 'open';
      /** What is done to it in this run. */
      readonly faults: readonly PacketFault[];
      /** The fault for an action, by the packet's narrowest name. */
      readonly faultFor: (action: FaultAction, by?: string) => FileFault;
      /** It is the copy that a link or a fault made of another packet. */
      readonly copy: boolean;
    };

export function packetCase(index: TraceIndex, packet: number, file: Json, plain: Json): PacketCase {
  const entry = originalOf(index, packet);
  const names = namesOf(index, packet);
  const [narrowest] = names;
  if (entry === null || narrowest === undefined)
    return {
      kind: 'none',
      sentence:
        'This packet stays inside one computer. On loopback there is no wire: nothing is lost, late or damaged there, so no fault applies.',
    };
  const host = index.trace.header.hosts[entry.from]?.name ?? '';
  const own = faultsIn(plain);
  const faults = faultsIn(file)
    .filter((fault) => fault.from === host && names.some((name) => name.what === fault.what && name.nth === fault.nth))
    .map((fault): PacketFault => ({ ...fault, own: own.some((other) => sameFault(other, fault)) }));
  return {
    kind: 'open',
    faults,
    faultFor: (action, by) => ({ from: host, what: narrowest.what, nth: narrowest.nth, action, ...(by === undefined ? {} : { by }) }),
    copy: index.packets[packet]?.copyOf !== -1,
  };
}
