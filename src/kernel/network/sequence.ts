/**
 * Initial sequence numbers (RFC 6528): a keyed hash of the four numbers plus a clock, so that they differ between connections, cannot be
 * guessed from others, and rise for the same pair. Timestamps get an offset of the same kind (RFC 7323 5.4).
 */
import { hash32 } from '#time/random.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { Ends, Kernel } from '../state.ts';

/** Linux's clock for this ticks every 64 ns (net/core/secure_seq.c seq_scale). */
export function initialSequence(k: Kernel, ends: Ends, now: Nanoseconds): number {
  const secret = hash32(k.state.seed, 'isn', ends.host, ends.address, ends.port, ends.peerAddress, ends.peerPort);
  return (secret + (Math.floor(now / 64) % 0x1_0000_0000)) % 0x1_0000_0000;
}

export const timestampOffset = (k: Kernel, ends: Ends): number =>
  hash32(k.state.seed, 'timestamp', ends.host, ends.address, ends.peerAddress);
