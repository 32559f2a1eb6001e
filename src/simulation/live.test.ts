/** Two live hosts joined by pipes, in two processes and in real time: a megabyte each way arrives whole. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { frame, unframe } from './frames.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'live-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MEGABYTE = 1_000_000;
/** The SYN may come before the server listens; then it is refused, as by any machine. */
const CLIENT = `import socket, time
while True:
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.connect(("10.9.0.2", 9000))
        break
    except ConnectionRefusedError:
        sock.close()
        time.sleep(0.1)
sock.sendall(b"c" * ${MEGABYTE})
sock.shutdown(socket.SHUT_WR)
got = 0
while True:
    data = sock.recv(65536)
    if not data:
        break
    got += data.count(b"s")
print("client got", got)
sock.close()
`;
const SERVER = `import socket
lsock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
lsock.bind(("0.0.0.0", 9000))
lsock.listen()
conn, addr = lsock.accept()
got = 0
while True:
    data = conn.recv(65536)
    if not data:
        break
    got += data.count(b"c")
print("server got", got)
conn.sendall(b"s" * ${MEGABYTE})
conn.close()
`;
const scenario = (): string => {
  const file = path.join(folder, 'scenario.json');
  const program = (name: string, source: string) => [{ name, language: 'python', start: '0ms', source }];
  writeFileSync(
    file,
    JSON.stringify({
      version: 1,
      title: 'live',
      hosts: [
        { name: 'client', address: '10.9.0.1', programs: program('client.py', CLIENT) },
        { name: 'server', address: '10.9.0.2', programs: program('server.py', SERVER) },
      ],
      links: [{ between: ['client', 'server'] }],
    }),
  );
  return file;
};

const host = (file: string, name: string): ChildProcess =>
  spawn(process.execPath, ['scripts/sim.mjs', 'live', file, '--host', name], { stdio: ['pipe', 'pipe', 'pipe'] });
const said = (child: ChildProcess): (() => string) => {
  let text = '';
  child.stderr?.on('data', (piece: Buffer) => (text += piece.toString()));
  return () => text;
};
const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.on('close', resolve));

describe('live', () => {
  it('carries a megabyte each way between two processes, and both end', async () => {
    const file = scenario();
    const server = host(file, 'server');
    const serverSaid = said(server);
    const client = host(file, 'client');
    const clientSaid = said(client);
    const ends = Promise.all([ended(server), ended(client)]);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      to.stdin?.on('error', () => {});
      if (to.stdin) from.stdout?.pipe(to.stdin, { end: false });
    }
    const codes = await ends;
    expect(serverSaid()).toBe(`server got ${MEGABYTE}\n`);
    expect(clientSaid()).toBe(`client got ${MEGABYTE}\n`);
    expect(codes).toEqual([0, 0]);
  }, 60_000);

  it('says what is wrong with the call', async () => {
    const wrong = host(scenario(), 'nobody');
    const why = said(wrong);
    expect(await ended(wrong)).toBe(2);
    expect(why()).toContain('no host is called "nobody"; there are client, server');
  }, 30_000);

  it('cuts its stream into packets wherever the pieces begin and end', () => {
    const packets = [new Uint8Array([1, 2, 3]), new Uint8Array(300).fill(7), new Uint8Array(0), new Uint8Array([9])];
    const stream = Uint8Array.from(packets.flatMap((packet) => [...frame(packet)]));
    for (const size of [1, 2, 3, 100, 1000]) {
      const state = { rest: new Uint8Array(0) };
      const found: Uint8Array[] = [];
      for (let at = 0; at < stream.length; at += size) found.push(...unframe(state, stream.subarray(at, at + size)));
      expect(found).toEqual(packets);
    }
  });
});
