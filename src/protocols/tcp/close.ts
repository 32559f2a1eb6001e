/**
 * The program is done: with sending (shutdown), with everything (close), or at once (abort). RFC 9293 3.10.4, 3.10.5; Linux tcp_shutdown, __tcp_close, tcp_disconnect.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { Ground, Out } from './connection.ts';
import { decision } from './decisions.ts';
import { done, enterState } from './finish.ts';
import { readable } from './read.ts';
import { waitForFin } from './receive.ts';
import { sendReset } from './reset.ts';
import { queueFin } from './send.ts';
import type { Connection } from './state.ts';
import { tellChanges } from './variables.ts';

/** shutdown(SHUT_WR): the FIN follows the last byte. Reading goes on. */
export function shutdown(c: Connection, now: Nanoseconds, ground: Ground, out: Out): void {
  c.sendShut = true;
  sendFinFrom(c, ground, now, out);
  tellChanges(c, out);
}

/** shutdown(SHUT_RD): reads give b'' from now on. Nothing is told to the peer. */
export function shutdownReading(c: Connection): void {
  c.receiveShut = true;
}

function sendFinFrom(c: Connection, ground: Ground, now: Nanoseconds, out: Out): void {
  switch (c.state) {
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
      enterState(c, 'FIN-WAIT-1', out);
      queueFin(c, ground, now, out);
      break;
    case 'CLOSE-WAIT':
      enterState(c, 'LAST-ACK', out);
      queueFin(c, ground, now, out);
      break;
    case 'SYN-SENT':
      done(c, out);
      break;
    default:
      break;
  }
}

/** close(): the descriptor is gone. Unread bytes, or SO_LINGER with 0 s, make it a RST instead of a FIN. */
export function close(c: Connection, now: Nanoseconds, ground: Ground, out: Out): void {
  const unread = readable(c);
  c.orphaned = true;
  c.receiveShut = true;
  c.sendShut = true;
  if (c.state === 'CLOSED') {
    dropUnread(c);
    return;
  }
  if (unread > 0 && c.state !== 'TIME-WAIT') {
    // RFC 2525 2.17, RFC 9293 3.10.4: the peer must learn that its bytes were not read.
    dropUnread(c);
    sendReset(
      c,
      now,
      out,
      decision(
        'reset',
        'unread-data',
        'RFC 1122 4.2.2.13; Linux tcp.c __tcp_close',
        `Reset instead of FIN: the program closed with ${unread} B unread, and the sender should know.`,
        [unread],
        [ground],
      ),
    );
    done(c, out);
    return;
  }
  if (c.options.linger === 0) {
    abort(c, now, ground, out);
    return;
  }
  sendFinFrom(c, ground, now, out);
  // The FIN may have been acknowledged long ago: then only the peer's is missing.
  if (c.state === 'FIN-WAIT-2') waitForFin(c, now);
  tellChanges(c, out);
}

/** Why a connection is ended with a RST from this side: clause and sentence. */
const ABORTS = {
  linger: ['RFC 9293 3.10.5, socket(7) SO_LINGER', 'Reset: the program ended the connection at once (SO_LINGER with 0 s).'],
  unaccepted: [
    'Linux inet_connection_sock.c inet_csk_listen_stop',
    'Reset: the listening socket was closed before any program had accepted this connection.',
  ],
  overflow: [
    'Linux tcp_minisocks.c tcp_check_req',
    'Reset: the accept queue has no place for this connection, and tcp_abort_on_overflow says to refuse it.',
  ],
} as const;

/** RST, and nothing is left. */
export function abort(c: Connection, now: Nanoseconds, ground: Ground, out: Out, why: keyof typeof ABORTS = 'linger'): void {
  const [clause, sentence] = ABORTS[why];
  c.orphaned = true;
  dropUnread(c);
  switch (c.state) {
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'SYN-RECEIVED':
      sendReset(c, now, out, decision('reset', 'abort', clause, sentence, [], [ground]));
      break;
    default:
      break;
  }
  done(c, out);
  tellChanges(c, out);
}

function dropUnread(c: Connection): void {
  c.receiveQueue = [];
  c.receiveQueueTaken = 0;
  c.receiveMemory = 0;
}
