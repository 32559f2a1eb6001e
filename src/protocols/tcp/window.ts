/**
 * The receive window: how much the buffer holds, how much of that is told to the peer, and how both grow.
 * RFC 9293 3.8.6 (never shrink it, avoid silly windows); the accounting is Linux's (tcp_select_window, tcp_grow_window, tcp_rcv_space_adjust):
 * the buffer counts memory, headers and rounding included, and the window is the share of it that payload has had so far.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { lastOf } from './layout.ts';
import { advance, distance, later } from './sequence.ts';
import { INITIAL_WINDOW, type ArrivedRun, type Connection } from './state.ts';

/** Bytes of window that a buffer of this many bytes gives. Linux tcp_win_from_space. */
export const windowFromSpace = (c: Connection, space: number): number => Math.floor((space * c.scalingRatio) / 256);
/** Bytes of buffer that a window of this many bytes takes. */
export const spaceFromWindow = (c: Connection, window: number): number => Math.floor((window * 256) / c.scalingRatio);

/** Window the free part of the buffer gives, and the window the whole of it would give. */
export const freeSpace = (c: Connection): number => windowFromSpace(c, c.receiveBuffer - c.receiveMemory);
export const fullSpace = (c: Connection): number => windowFromSpace(c, c.receiveBuffer);

/**
 * Memory an arrived packet takes, and how much of it stays free. Linux: a device driver puts it into a head from the kernel's slabs (576 bytes or
 * powers of two, 64 kept free in front, 320 taken behind) and adds 256 for the sk_buff; on loopback the sender's own buffer is handed over.
 */
export function arrivedTruesize(c: Connection, length: number): number {
  return c.path.loopback ? 832 + length : headSize(c, length) + 256;
}
export const arrivedRoom = (c: Connection, length: number): number =>
  c.path.loopback ? 0 : headSize(c, length) - 320 - 64 - 20 - c.headerLength - length;

function headSize(c: Connection, length: number): number {
  const needed = length + c.headerLength + 20 + 64 + 320;
  if (needed <= 576) return 576;
  let slab = 1024;
  while (slab < needed) slab *= 2;
  return slab;
}

/** Chooses the first window and the scale. Linux tcp_select_initial_window. `mss` is what one segment carries. */
export function chooseInitialWindow(c: Connection, mss: number, scaleAllowed: boolean): void {
  let most = c.windowClamp === 0 ? 65_535 * 2 ** 14 : c.windowClamp;
  // A buffer that the program has set bounds the window, and with it the scale.
  if (c.options.receiveBuffer !== 0) most = Math.min(most, fullSpace(c));
  let space = Math.min(most, fullSpace(c));
  // Offer whole segments.
  if (space > mss) space -= space % mss;
  c.rcvWnd = space;
  c.rcvScale = 0;
  if (scaleAllowed) {
    // The scale must fit the largest window this connection could ever want. RFC 7323 2.3.
    const reach = Math.min(Math.max(space, c.settings.rmem[2], 212_992), most);
    c.rcvScale = Math.min(14, Math.max(0, 31 - Math.clz32(reach) - 15));
  }
  c.windowClamp = Math.min(65_535 * 2 ** c.rcvScale, most);
  c.rcvSsthresh = c.rcvWnd;
}

/** Sizes both buffers' bounds when the connection is established. Linux tcp_init_buffer_space. */
export function initialiseBuffers(c: Connection, now: Nanoseconds): void {
  if (c.options.sendBuffer === 0) expandSendBuffer(c);
  const most = fullSpace(c);
  if (c.windowClamp >= most) c.windowClamp = Math.max(most, 4 * c.advertisedMss < most ? 4 * c.advertisedMss : 0);
  // One segment is kept in reserve.
  if (c.windowClamp > 2 * c.advertisedMss && c.windowClamp + c.advertisedMss > most)
    c.windowClamp = Math.max(2 * c.advertisedMss, most - c.advertisedMss);
  c.rcvSsthresh = Math.min(c.rcvSsthresh, c.windowClamp);
  c.cwndStamp = now;
  c.spaceAt = now;
  c.spaceSeq = c.copiedSeq;
  c.spaceCopied = Math.min(c.rcvSsthresh, c.rcvWnd, INITIAL_WINDOW * c.advertisedMss);
}

/** Room for twice the congestion window, as memory. Linux tcp_sndbuf_expand. */
export function expandSendBuffer(c: Connection): void {
  let each = 1;
  while (each < Math.max(c.mssClamp, c.mss) + 256 + 320) each *= 2;
  const wanted = 2 * Math.max(INITIAL_WINDOW, c.cwnd, c.reordering + 1) * (each + 256);
  if (c.sendBuffer < wanted) c.sendBuffer = Math.min(wanted, c.settings.wmem[2]);
}

/** What is left of the window last told. Linux tcp_receive_window. */
export const windowLeft = (c: Connection): number => Math.max(0, c.rcvWnd - distance(c.rcvNxt, c.rcvWup));

/** The window the buffer allows now, before the rule that it must not shrink. Linux __tcp_select_window. */
export function windowWanted(c: Connection): number {
  let mss = c.rcvMss;
  let free = freeSpace(c);
  const allowed = fullSpace(c);
  const full = Math.min(c.windowClamp, allowed);
  if (mss > full) {
    mss = full;
    if (mss <= 0) return 0;
  }
  if (free < full >> 1) {
    c.quickAcks = 0;
    free -= free % 2 ** c.rcvScale;
    // RFC 9293 3.8.6.2.2: no silly windows. Too little room is told as none.
    if (free < allowed >> 4 || free < mss) return 0;
  }
  free = Math.min(free, c.rcvSsthresh);
  if (c.rcvScale > 0) {
    // Round up, so that the scaled field does not lose what there is.
    const unit = 2 ** c.rcvScale;
    return Math.ceil(free / unit) * unit;
  }
  const window = c.rcvWnd;
  if (window <= free - mss || window > free) return free - (free % mss);
  if (mss === full && free > window + (full >> 1)) return free;
  return window;
}

/** The window to put into the next header, unscaled; remembers what was told. Linux tcp_select_window. */
export function selectWindow(c: Connection): number {
  const left = windowLeft(c);
  let window = windowWanted(c);
  if (window < left) {
    // RFC 9293 3.8.6.2.1: never take back what was offered.
    const unit = 2 ** c.rcvScale;
    window = Math.ceil(left / unit) * unit;
  }
  window = Math.min(window, c.rcvScale === 0 ? 65_535 : 65_535 * 2 ** c.rcvScale);
  c.rcvWnd = window;
  c.rcvWup = c.rcvNxt;
  return window;
}

/** A segment tells how large the peer's segments are, and so which share of the buffer is payload. Linux tcp_measure_rcv_mss. */
export function measureSegment(c: Connection, length: number, push: boolean): void {
  const last = c.lastSegmentSize;
  c.lastSegmentSize = 0;
  if (length >= c.rcvMss) {
    if (length !== c.rcvMss) {
      const ratio = Math.max(1, Math.floor((length * 256) / arrivedTruesize(c, length)));
      if (ratio !== c.scalingRatio) {
        c.scalingRatio = ratio;
        setWindowClamp(c, fullSpace(c));
        if (c.windowClamp < c.spaceCopied) c.spaceCopied = c.windowClamp;
      }
    }
    c.rcvMss = Math.min(length, c.advertisedMss);
    // A full segment with PSH ends a write: when the program has read it, it is acknowledged.
    if (push) c.ackPushed = true;
    return;
  }
  const withHeader = length + c.headerLength;
  if (withHeader >= 536 + 20 || (withHeader >= 88 + 20 && !push)) {
    c.lastSegmentSize = withHeader - c.headerLength;
    if (c.lastSegmentSize === last) {
      c.rcvMss = c.lastSegmentSize;
      return;
    }
  }
  if (c.ackPushed) c.ackPushedAgain = true;
  c.ackPushed = true;
}

/** Moves the hard bound of the window; the soft one follows. Linux tcp_set_window_clamp. */
export function setWindowClamp(c: Connection, value: number): void {
  const before = c.windowClamp;
  c.windowClamp = Math.max(1152, value);
  if (c.windowClamp < before) c.rcvSsthresh = Math.min(c.rcvSsthresh, c.windowClamp);
  else if (c.windowClamp > before) c.rcvSsthresh = Math.max(Math.min(c.rcvWnd, c.windowClamp), c.rcvSsthresh);
}

/** The first guess of the peer's MSS: low, because a high one delays ACKs. Linux tcp_initialize_rcv_mss. */
export function guessPeerMss(c: Connection): void {
  c.rcvMss = Math.max(88, Math.min(c.advertisedMss, c.mss, c.rcvWnd >> 1, 536));
}

/** Lets the window grow by two segments when one arrives whose memory pays off. Linux tcp_grow_window. */
export function growWindow(c: Connection, run: ArrivedRun): void {
  const room = Math.min(c.windowClamp, freeSpace(c)) - c.rcvSsthresh;
  if (room <= 0) return;
  const length = run.bytes.length;
  let step = 0;
  if (windowFromSpace(c, run.truesize) <= length) {
    step = 2 * c.advertisedMss;
  } else {
    let truesize = windowFromSpace(c, run.truesize) >> 1;
    let window = windowFromSpace(c, c.settings.rmem[2]) >> 1;
    while (c.rcvSsthresh <= window) {
      if (truesize <= length) {
        step = 2 * c.rcvMss;
        break;
      }
      truesize >>= 1;
      window >>= 1;
    }
  }
  if (step === 0) return;
  c.rcvSsthresh += Math.min(room, Math.max(step, 2 * length));
  c.quickAcks |= 1;
}

/** Dynamic right-sizing: when the program read more in the last round trip than ever before, the buffer grows. Linux tcp_rcv_space_adjust. */
export function adjustSpace(c: Connection, now: Nanoseconds): void {
  const elapsed = (now - c.spaceAt) / 1000;
  if (c.rcvRtt === 0 || elapsed < c.rcvRtt / 8) return;
  const copied = distance(c.copiedSeq, c.spaceSeq) - distance(c.rcvNxt, c.copiedSeq);
  if (copied > c.spaceCopied) growBuffer(c, copied);
  c.spaceSeq = c.copiedSeq;
  c.spaceAt = now;
}

/** Linux tcp_rcvbuf_grow: room for what comes in two round trips, more while that still rises, and for what waits out of order. */
export function growBuffer(c: Connection, copied: number): void {
  const before = c.spaceCopied;
  c.spaceCopied = copied;
  if (!c.settings.moderateReceiveBuffer || c.options.receiveBuffer !== 0) return;
  let window = copied * 2;
  if (before > 0) window += 2 * Math.floor((window * (copied - before)) / before);
  const last = lastOf(c.outOfOrder);
  if (last !== undefined) window += distance(last.end, c.rcvNxt);
  const buffer = Math.min(spaceFromWindow(c, window), c.settings.rmem[2]);
  if (buffer > c.receiveBuffer) {
    c.receiveBuffer = buffer;
    setWindowClamp(c, fullSpace(c));
  }
}

/** Round trip as the receiver sees it: the time a whole window takes to arrive. Linux tcp_rcv_rtt_measure. */
export function measureByWindow(c: Connection, now: Nanoseconds): void {
  if (c.rcvRttAt >= 0) {
    if (distance(c.rcvNxt, c.rcvRttSeq) < 0) return;
    updateReceiverRoundTrip(c, Math.max(1, Math.floor((now - c.rcvRttAt) / 1000)), true);
  }
  c.rcvRttSeq = advance(c.rcvNxt, c.rcvWnd);
  c.rcvRttAt = now;
}

/** The same by the echoed timestamp, once per echo and for full segments. Linux tcp_rcv_rtt_measure_ts. */
export function measureByTimestamp(c: Connection, length: number, microseconds: number): void {
  if (c.rcvTsEcho === c.rcvRttEcho) return;
  c.rcvRttEcho = c.rcvTsEcho;
  if (length >= c.rcvMss && microseconds >= 0) updateReceiverRoundTrip(c, Math.max(1, microseconds), false);
}

function updateReceiverRoundTrip(c: Connection, sample: number, byWindow: boolean): void {
  if (c.rcvRtt === 0) c.rcvRtt = sample << 3;
  else if (!byWindow) c.rcvRtt += sample - (c.rcvRtt >> 3);
  else if (sample << 3 < c.rcvRtt) c.rcvRtt = sample << 3;
}

/** The right edge last told: one past the last sequence number the peer may send. */
export const rightEdge = (c: Connection): ReturnType<typeof later> => later(advance(c.rcvWup, c.rcvWnd), c.rcvNxt);
