import { describe, expect, test } from 'vitest';
import { TWO_SENDS_MOMENTS, twoSendsTrace } from '#trace/fixtures/two-sends.ts';
import { worldAt } from '#trace/history.ts';
import { indexOf } from '#trace/index/index.ts';
import { ns } from '#time/nanoseconds.ts';
import { castOf } from './cast.ts';
import { programPicture } from './programs.ts';
import { foldedInOrder, orphanPictures, socketPictures, type SocketPicture } from './sockets.ts';

const trace = twoSendsTrace();
const cast = castOf(trace);
const at = (ms: number): ReturnType<typeof worldAt> => worldAt(trace, ns(ms * 1e6));
const program = (host: number, ms: number): ReturnType<typeof programPicture> => {
  const role = cast.hosts[host]?.roles[0];
  if (role === undefined) throw new Error('no such program');
  return programPicture(indexOf(trace), at(ms), cast, role);
};
const sockets = (host: number, ms: number): readonly string[] => {
  const one = cast.hosts[host];
  if (one === undefined) throw new Error('no such host');
  return [...socketPictures(trace, at(ms), cast, one)].map(
    ([slot, socket]) =>
      `${slot}: ${socket.name} fd ${socket.descriptor} ${socket.where} ${socket.state}${socket.send === null ? '' : ` | send ${socket.send.caption}`}${socket.receive === null ? '' : ` | receive ${socket.receive.caption}`}`,
  );
};
const HELD = TWO_SENDS_MOMENTS.worldHeld / 1e6;

describe('the instant of the sketch: World has to wait', () => {
  test('the client sleeps in line 6 and its last send has returned', () => {
    const client = program(0, HELD);
    expect([client.state, client.line, client.waitsFor]).toEqual(['waiting', 6, 'asleep']);
    expect(client.rows.map((row) => `${row.when}: ${row.text} ${row.note}`)).toEqual([
      'now: clock_nanosleep(300 ms)… until 740.0 ms',
      'before: send(3, "World", 5) = 5 ',
    ]);
  });

  test('the server waits in accept()', () => {
    const server = program(1, HELD);
    expect([server.state, server.line, server.summary]).toEqual(['waiting', 6, 'waits: no finished connection']);
    expect(server.rows[0]?.text).toBe('accept(3)…');
  });

  test('the client socket holds both writes, one of them sent', () => {
    expect(sockets(0, HELD)).toEqual([
      '0: sock fd 3 → 10.9.0.2:9000 ESTABLISHED | send ① 5 B unacknowledged · ② 5 B held | receive 0 of 64,240 B',
    ]);
  });

  test('the server has its door, with the connection half-way in the SYN queue', () => {
    expect(sockets(1, HELD)).toEqual(['0: lsock fd 3 door, port 9000 LISTEN']);
    const door = cast.hosts[1] === undefined ? undefined : socketPictures(trace, at(HELD), cast, cast.hosts[1]).get(0)?.door;
    expect(door?.syn.map((entry) => `${entry.text} ${entry.state}`)).toEqual(['10.9.0.1:33188 SYN-RECEIVED']);
    expect(door?.accept).toEqual([]);
  });
});

describe('before and after', () => {
  test('a program that has not started says when it will', () => {
    expect(program(0, 100).summary).toBe('not started yet · starts at 400.0 ms');
  });

  test('the accepted connection has a name, a descriptor and a socket of its own', () => {
    expect(sockets(1, 470)[1]).toBe('1: conn fd 4 → 10.9.0.1:33188 ESTABLISHED | send empty | receive 0 of 65,160 B');
  });

  test('printed lines appear when they are printed', () => {
    expect([440, 470, 510, 800].map((ms) => program(1, ms).output.map((line) => line.text))).toEqual([
      [],
      ["recv b'Hello'"],
      ["recv b'Hello'", "recv b'World'"],
      ["recv b'Hello'", "recv b'World'", "recv b''"],
    ]);
  });

  test('an ended program says so, and its socket in TIME-WAIT is an orphan', () => {
    expect(program(0, 790).summary).toBe('ended · exit 0');
    expect(sockets(0, 790)).toEqual([]);
    expect(orphanPictures(at(790), 0).map((orphan) => orphan.text)).toEqual([':33188 → 10.9.0.2:9000']);
  });
});

describe('many connections, folded', () => {
  const row = (slot: number, socket: number, state: SocketPicture['state'], since: number): readonly [number, SocketPicture] => [
    slot,
    {
      socket,
      slot,
      state,
      stateSince: ns(since),
      datagrams: null,
      kind: 'connection',
      name: '',
      descriptor: slot,
      process: 0,
      where: '',
      note: '',
      queued: false,
      send: null,
      receive: null,
      door: null,
      options: [],
      sending: false,
      receiving: false,
    },
  ];

  test('stand by state, the longest-waiting first; what is not folded keeps its place', () => {
    const pictures = new Map([
      row(0, 9, 'LISTEN', 0),
      row(1, 1, 'CLOSE-WAIT', 5),
      row(2, 2, 'ESTABLISHED', 9),
      row(4, 4, 'ESTABLISHED', 3),
    ]);
    expect([...foldedInOrder(pictures, [1, 2, 3, 4])].map(([slot, socket]) => `${slot}: ${socket.socket}`).sort()).toEqual([
      '0: 9',
      '1: 4',
      '2: 2',
      '3: 1',
    ]);
  });
});
