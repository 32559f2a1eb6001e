/**
 * Which options a segment of ours carries, and what room that leaves for data. RFC 7323, RFC 2018; Linux tcp_syn_options, tcp_established_options.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { TcpOptions } from '#wire/segment.ts';
import { timestampNow } from './roundtrip.ts';
import type { Connection } from './state.ts';

const NO_SACK: TcpOptions['sack'] = [];

/** For a SYN or SYN-ACK. The echo is 0 in a SYN, the peer's value in a SYN-ACK. */
export function synOptions(c: Connection, mss: number, now: Nanoseconds): TcpOptions {
  return {
    mss,
    windowScale: c.windowScaleOk ? c.rcvScale : null,
    sackPermitted: c.sackOk,
    timestamps: c.timestampsOk ? { value: timestampNow(c, now), echo: c.tsRecent } : null,
    sack: NO_SACK,
  };
}

/** For every later segment: timestamps where agreed, and SACK blocks where something waits out of order. */
export function segmentOptions(c: Connection, now: Nanoseconds): TcpOptions {
  return {
    mss: null,
    windowScale: null,
    sackPermitted: false,
    timestamps: c.timestampsOk ? { value: timestampNow(c, now), echo: c.tsRecent } : null,
    sack: c.sackBlocks.length === 0 && c.duplicateSack === null ? NO_SACK : sackToSend(c),
  };
}

/** The blocks that fit: four, or three beside timestamps; a duplicate goes first. RFC 2018 4, RFC 2883 4. */
function sackToSend(c: Connection): TcpOptions['sack'] {
  if (!c.sackOk) return NO_SACK;
  const blocks = c.duplicateSack === null ? c.sackBlocks : [c.duplicateSack, ...c.sackBlocks];
  return blocks.slice(0, c.timestampsOk ? 3 : 4);
}

/** Payload a segment can carry now: less while SACK blocks take room. Linux tcp_current_mss. */
export function currentMss(c: Connection): number {
  if (c.sackBlocks.length === 0 && c.duplicateSack === null) return c.mss;
  const blocks = sackToSend(c).length;
  return blocks === 0 ? c.mss : c.mss - 4 - blocks * 8;
}

/** The MSS to tell the peer: the largest packet less 40 bytes of headers, or what the program asked for. RFC 6691. */
export function mssToTell(c: Connection): number {
  const byPath = c.path.mtu - 40;
  return c.options.maximumSegment === 0 ? byPath : Math.min(byPath, c.options.maximumSegment);
}

/** Sets what a segment carries from the path, the peer's MSS and, Linux's rule, half of the largest window the peer ever offered. tcp_sync_mss. */
export function synchroniseMss(c: Connection): void {
  let mss = Math.min(c.path.mtu - 40, c.mssClamp) - (c.headerLength - 20);
  mss = Math.max(mss, c.settings.minSendMss);
  c.mss = boundToHalfWindow(c, mss);
}

/** Linux tcp_bound_to_half_wnd: so that a peer with a tiny buffer can still get two segments into it. */
export function boundToHalfWindow(c: Connection, size: number): number {
  const cutoff = c.maxWindow > 536 ? c.maxWindow >> 1 : c.maxWindow;
  return cutoff > 0 && size > cutoff ? Math.max(cutoff, 68 - c.headerLength) : size;
}
