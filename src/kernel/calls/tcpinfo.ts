/** struct tcp_info (include/uapi/linux/tcp.h) up to tcpi_total_retrans: what getsockopt TCP_INFO fills in. */
import { inMilliseconds, type Nanoseconds } from '#time/nanoseconds.ts';
import type { TcpState } from '#trace/events.ts';
import type { Socket } from '../state.ts';

/** enum of include/net/tcp_states.h. */
const STATE_NUMBER: Readonly<Record<TcpState, number>> = {
  ESTABLISHED: 1,
  'SYN-SENT': 2,
  'SYN-RECEIVED': 3,
  'FIN-WAIT-1': 4,
  'FIN-WAIT-2': 5,
  'TIME-WAIT': 6,
  CLOSED: 7,
  'CLOSE-WAIT': 8,
  'LAST-ACK': 9,
  LISTEN: 10,
  CLOSING: 11,
};
const LOSS_STATES = ['open', 'disorder', 'cwr', 'recovery', 'loss'] as const;
const TICK_US = 4000;
const LENGTH = 104;

export function tcpInfo(socket: Socket, now: Nanoseconds): Uint8Array {
  const bytes = new Uint8Array(LENGTH);
  const view = new DataView(bytes.buffer);
  bytes[0] = STATE_NUMBER[socket.tcpState];
  const c = socket.tcp;
  if (!c) return bytes;
  bytes[1] = LOSS_STATES.indexOf(c.lossState);
  bytes[2] = c.retransmits;
  bytes[3] = c.probesOut;
  bytes[4] = c.backoff;
  // TCPI_OPT_TIMESTAMPS 1, TCPI_OPT_SACK 2, TCPI_OPT_WSCALE 4.
  bytes[5] = (c.timestampsOk ? 1 : 0) | (c.sackOk ? 2 : 0) | (c.windowScaleOk ? 4 : 0);
  bytes[6] = c.sndScale | (c.rcvScale << 4);
  const ago = (then: Nanoseconds): number => (then < 0 ? 0 : Math.floor(inMilliseconds((now - then) as Nanoseconds)));
  const words = [
    c.rto * TICK_US,
    c.ato * TICK_US,
    c.mss,
    c.rcvMss,
    c.packetsOut,
    c.sackedOut,
    c.lostOut,
    c.retransOut,
    0,
    ago(c.lastSentAt),
    0,
    ago(c.lastReceivedAt),
    ago(c.lastReceivedAt),
    c.path.mtu,
    c.rcvSsthresh,
    c.srtt >> 3,
    c.mdev >> 2,
    c.ssthresh,
    c.cwnd,
    c.advertisedMss,
    c.reordering,
    c.rcvRtt,
    c.spaceCopied,
    c.totalRetransmissions,
  ];
  words.forEach((word, i) => view.setUint32(8 + i * 4, word >>> 0, true));
  return bytes;
}
