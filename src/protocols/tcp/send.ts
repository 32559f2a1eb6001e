/**
 * The program's bytes enter the send queue, and leave it as far as the rules allow. RFC 9293 3.10.2; Linux tcp_sendmsg_locked, tcp_push.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { FLAG } from '#trace/events.ts';
import { restartAfterIdle } from './congestion.ts';
import type { Ground, Out } from './connection.ts';
import { controlOf } from './controls.ts';
import { decision, tell } from './decisions.ts';
import { lastOf } from './layout.ts';
import { currentMss } from './options.ts';
import { NAGLE_OFF, ordinary, PUSH, pushPending, sizeGoal, writeOut } from './output.ts';
import { after, advance } from './sequence.ts';
import { setQuickAck } from './quickack.ts';
import { enqueue, growRun, newRun, store } from './sendqueue.ts';
import type { SocketOptions } from './settings.ts';
import type { Connection, QueuedRun } from './state.ts';
import { startKeepalive } from './keepalive.ts';
import { stopLifeTimer } from './timers.ts';
import { tellChanges } from './variables.ts';
import { setWindowClamp } from './window.ts';

/** May a program write in this state? */
export const maySend = (c: Connection): boolean => (c.state === 'ESTABLISHED' || c.state === 'CLOSE-WAIT') && !c.sendShut;

/** Is there room for one more run? Linux sk_stream_memory_free: the last run may overshoot. */
function hasRoom(c: Connection): boolean {
  if (c.queuedMemory >= c.sendBuffer) return false;
  return c.options.notSentLowWater === 0 || c.written - c.sentOffset < c.options.notSentLowWater;
}

/** Bytes that send() is sure to take now; 0 exactly when it would take none. It may take more: what it sends on the way makes room. */
export function sendSpace(c: Connection): number {
  if (!maySend(c)) return 0;
  const goal = sizeGoal(c, currentMss(c));
  return openRoom(c, goal) + (hasRoom(c) ? goal : 0);
}

/** What the last run still takes: an open run is never refused. */
function openRoom(c: Connection, goal: number): number {
  const tail = lastOf(c.unsent);
  return tail === undefined || (tail.flags & FLAG.FIN) !== 0 ? 0 : Math.max(0, goal - tail.length);
}

/** Would poll() call it writable: a third of the send buffer is free. Linux sk_stream_is_writeable. */
export function writable(c: Connection): boolean {
  return hasRoom(c) && c.sendBuffer - c.queuedMemory >= c.queuedMemory >> 1;
}

/**
 * Takes as many of the bytes as fit and returns how many; 0 means the writer must wait for 'writable'.
 * `more` is MSG_MORE: do not send a small rest yet. Errors (not connected, shut) are the caller's to check, with maySend.
 */
export function send(c: Connection, bytes: Uint8Array, now: Nanoseconds, ground: Ground, more: boolean, out: Out): number {
  if (!maySend(c)) return 0;
  const taken = fill(c, bytes, now, ground, out);
  const full = taken < bytes.length;
  if (full) c.noSpace = true;
  if (taken > 0) push(c, more && !full, full, now, out);
  if (full) {
    tell(
      out,
      decision(
        'hold',
        'send-buffer',
        'Linux tcp.c tcp_sendmsg_locked',
        `Took ${taken} of ${bytes.length} B: the send buffer (${c.sendBuffer} B of memory) is full until something is acknowledged.`,
        [taken, bytes.length, c.sendBuffer],
        [ground],
      ),
    );
  }
  tellChanges(c, out);
  return taken;
}

/** Spreads the bytes over runs, and pushes full ones on the way; what that sends makes the last run shorter again. Returns how many bytes found room. */
function fill(c: Connection, bytes: Uint8Array, now: Nanoseconds, ground: Ground, out: Out): number {
  const goal = sizeGoal(c, currentMss(c));
  let taken = 0;
  while (taken < bytes.length) {
    let room = openRoom(c, goal);
    if (room === 0) {
      if (!hasRoom(c)) break;
      enqueue(c, newRun(c, 0, [ground]));
      c.naglePush = false;
      restartAfterIdle(c, now);
      room = goal;
    }
    const run = c.unsent[c.unsent.length - 1] as QueuedRun;
    const count = Math.min(room, bytes.length - taken);
    store(c, bytes.subarray(taken, taken + count));
    growRun(c, run, count, ground);
    taken += count;
    if (taken === bytes.length || run.length < goal) continue;
    if (forcedPush(c)) {
      markPush(c);
      pushPending(c, PUSH, now, out);
    } else if (run === c.unsent[0]) {
      writeOut(c, PUSH, 'one', now, out);
    }
  }
  return taken;
}

/** Every half of the largest window a PSH is due. Linux forced_push. */
const forcedPush = (c: Connection): boolean => after(c.writeSeq, advance(c.pushedSeq, c.maxWindow >> 1));

function markPush(c: Connection): void {
  const last = lastOf(c.unsent);
  if (last !== undefined) last.flags |= FLAG.PSH;
  c.pushedSeq = c.writeSeq;
}

/** Linux tcp_push. */
function push(c: Connection, more: boolean, full: boolean, now: Nanoseconds, out: Out): void {
  if (c.unsent.length === 0) return;
  if (!more || forcedPush(c)) markPush(c);
  pushPending(c, full ? PUSH : more ? { push: false, off: c.nagleOff, corked: true } : ordinary(c), now, out);
}

/**
 * setsockopt on a living connection; `quickAck` is the value TCP_QUICKACK was just set to, or null. Switching Nagle off or pulling the cork sends what was held.
 * Linux __tcp_sock_set_nodelay, __tcp_sock_set_cork, __tcp_sock_set_quickack.
 */
export function setOptions(
  c: Connection,
  options: SocketOptions,
  quickAck: number | null,
  now: Nanoseconds,
  _ground: Ground,
  out: Out,
): void {
  const before = c.options;
  c.options = options;
  c.nagleOff = options.noDelay;
  c.corked = options.cork;
  if (options.noDelay && !before.noDelay) c.naglePush = true;
  if (!options.cork && before.cork && options.noDelay) c.naglePush = true;
  if (options.congestionControl !== before.congestionControl) {
    c.control = options.congestionControl;
    controlOf(c).begin(c, now);
  }
  if (options.sendBuffer !== 0) c.sendBuffer = options.sendBuffer;
  if (options.receiveBuffer !== 0) c.receiveBuffer = options.receiveBuffer;
  if (options.windowClamp !== before.windowClamp) setWindowClamp(c, options.windowClamp);
  if (options.keepalive !== before.keepalive || options.keepaliveIdle !== before.keepaliveIdle) {
    if (options.keepalive) startKeepalive(c, now);
    else if (c.lifeTimer === 'keepalive') stopLifeTimer(c);
  }
  if ((options.noDelay && !before.noDelay) || (!options.cork && before.cork)) pushPending(c, ordinary(c), now, out);
  if (quickAck !== null) setQuickAck(c, (quickAck & 1) !== 0, now, out);
  tellChanges(c, out);
}

/** Appends the FIN. Linux tcp_send_fin. */
export function queueFin(c: Connection, ground: Ground, now: Nanoseconds, out: Out): void {
  const last = lastOf(c.unsent);
  if (last !== undefined) {
    last.flags |= FLAG.FIN;
    last.end = advance(last.end, 1);
    last.grounds = [...last.grounds, ground];
  } else {
    const run = newRun(c, FLAG.FIN, [ground]);
    run.end = advance(run.seq, 1);
    enqueue(c, run);
  }
  c.writeSeq = advance(c.writeSeq, 1);
  pushPending(c, NAGLE_OFF, now, out);
}
