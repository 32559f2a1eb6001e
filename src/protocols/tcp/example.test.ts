/** The README's example, as it stands there: it must run, and do what it says. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import type { TcpSegment } from '#wire/segment.ts';
// <example>
import {
  accept,
  close,
  DEFAULT_SOCKET_OPTIONS,
  LINUX_SETTINGS,
  nextTimeout,
  onTimeout,
  open,
  read,
  readable,
  receive,
  send,
  sequence,
  type Beginning,
  type Connection,
  type Out,
} from './tcp.ts';

const beginning = (localPort: number, remotePort: number, iss: number): Beginning => ({
  localPort,
  remotePort,
  iss: sequence(iss),
  timestampOffset: 0,
  path: { mtu: 1500, loopback: false },
  settings: LINUX_SETTINGS,
  socket: DEFAULT_SOCKET_OPTIONS,
});

/** One call, one list: the segments to put on the wire come out in order, with everything else that happened. */
function segments(act: (out: Out) => void): TcpSegment[] {
  const out: Out = [];
  act(out);
  return out.flatMap((o) => (o.kind === 'segment' ? [o.segment] : []));
}

// The caller owns the clock, the wire and the grounds (here always 0: nobody asks why).
let now: Nanoseconds = ns(0);
let client!: Connection;
let server!: Connection;
const [syn] = segments((out) => (client = open(beginning(40_000, 80, 1000), now, 0, out)));
const [synAck] = segments((out) => (server = accept(beginning(80, 40_000, 5000), syn!, now, 0, out)));
for (const ack of segments((out) => receive(client, synAck!, now, 0, out))) receive(server, ack, now, 0, []);

// A request arrives...
for (const segment of segments((out) => send(client, new TextEncoder().encode('ping'), now, 0, false, out)))
  receive(server, segment, now, 0, []);
const request = new TextDecoder().decode(read(server, readable(server), now, 0, []));

// ... and its answer is lost. nextTimeout says when to come back; onTimeout then sends it again.
segments((out) => send(server, new TextEncoder().encode('pong'), now, 0, false, out));
now = nextTimeout(server);
for (const segment of segments((out) => onTimeout(server, now, 0, out))) receive(client, segment, now, 0, []);
const answer = new TextDecoder().decode(read(client, readable(client), now, 0, []));

for (const fin of segments((out) => close(client, now, 0, out))) receive(server, fin, now, 0, []);
// request === 'ping', answer === 'pong', server.state === 'CLOSE-WAIT'
// </example>

test('the example of the README runs', () => {
  expect([request, answer, client.state, server.state]).toEqual(['ping', 'pong', 'FIN-WAIT-1', 'CLOSE-WAIT']);
  expect(now).toBeGreaterThan(0);
});

test('and is the one that stands there', () => {
  const here = readFileSync(path.join(import.meta.dirname, 'example.test.ts'), 'utf8');
  const code = /\/\/ <example>\n([\s\S]*?)\/\/ <\/example>/.exec(here)?.[1] ?? '';
  expect(readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8')).toContain(code);
});
