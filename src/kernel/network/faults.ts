/** What-ifs done to packets: each counts the packets of one host and kind, and hits the nth. DESIGN chapter 8. */
import type { PacketWhat } from '#scenario/scenario.ts';
import { FLAG } from '#trace/events.ts';
import type { FaultState, HostState, KernelState, PacketBody } from '../state.ts';

/** The kinds a packet counts as: the same classification as the recordings' (oracles/ask_linux.py, kinds). */
export function kindsOf(body: PacketBody): readonly PacketWhat[] {
  const kinds: PacketWhat[] = ['any'];
  if ((body.kind === 'udp' && body.payload.length > 0) || body.kind === 'fragment') kinds.push('data');
  if (body.kind !== 'tcp') return kinds;
  const { flags, payload } = body.segment;
  if (payload.length > 0) kinds.push('data');
  if (flags & FLAG.SYN) kinds.push('syn');
  if (flags & FLAG.FIN) kinds.push('fin');
  if (flags & FLAG.RST) kinds.push('rst');
  if (flags === FLAG.ACK && payload.length === 0) kinds.push('ack');
  return kinds;
}

/** Counts a packet that this host originates; the faults that hit it, by index. */
export function faultsFor(
  state: KernelState,
  host: HostState,
  body: PacketBody,
): readonly { readonly index: number; readonly fault: FaultState }[] {
  const hits = [];
  for (const kind of kindsOf(body)) {
    const count = ++host.originated[kind];
    for (let index = 0; index < state.faults.length; index++) {
      const fault = state.faults[index]!;
      if (fault.from === host.index && fault.what === kind && fault.nth === count) hits.push({ index, fault });
    }
  }
  return hits;
}
