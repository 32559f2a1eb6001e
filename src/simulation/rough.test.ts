import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TCP_STATES } from '#trace/events.ts';
import { resultOf } from './result.ts';
import { simulateScenario } from './scenariorun.ts';
import { eventsOf } from './testing.ts';

/** At 30 % each way one round trip in two fails: Linux's usual patience would run out now and then, and rightly so. */
const PATIENT = {
  'net.ipv4.tcp_retries2': 100,
  'net.ipv4.tcp_syn_retries': 100,
  'net.ipv4.tcp_synack_retries': 100,
  'net.ipv4.tcp_orphan_retries': 100,
};
const env = { SERVER: '10.9.0.2' };
const chance = fc.constantFrom(0, 0.02, 0.1, 0.3);
const rough = fc.record({
  loss: chance,
  duplicate: chance,
  reorder: chance,
  corrupt: fc.constantFrom(0, 0.05, 0.15),
  jitter: fc.constantFrom('0ms', '7ms'),
  delay: fc.constantFrom('1ms', '15ms', '60ms'),
  queue: fc.constantFrom(3, 100),
  bandwidth: fc.constantFrom('1Mbit', '100Mbit'),
});
const transfer = fc.record({
  length: fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1000, max: 60_000 })),
  piece: fc.integer({ min: 1, max: 9000 }),
  read: fc.integer({ min: 1, max: 9000 }),
  receiveBuffer: fc.constantFrom(0, 1, 5000, 200_000),
  sendBuffer: fc.constantFrom(0, 1, 20_000),
  seed: fc.nat(10_000),
});

/** The client sends a pattern in pieces, the server checks every byte and answers with the count. */
const scenario = (t: typeof transfer extends fc.Arbitrary<infer T> ? T : never, link: object): unknown => ({
  version: 1,
  title: 'rough',
  seed: t.seed,
  end: '86400s',
  hosts: [
    {
      name: 'client',
      address: '10.9.0.1',
      sysctl: PATIENT,
      programs: [
        {
          name: 'client.py',
          language: 'python',
          start: '5ms',
          env,
          source: `import os, socket
data = bytes([i * 7 % 251 for i in range(1000)]) * ${Math.ceil(t.length / 1000)}
data = data[:${t.length}]
sock = socket.socket()
${t.sendBuffer > 0 ? `sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, ${t.sendBuffer})` : ''}
sock.connect((os.environ["SERVER"], 9000))
for at in range(0, len(data), ${t.piece}):
    sock.sendall(data[at:at + ${t.piece}])
sock.shutdown(socket.SHUT_WR)
print("answer", sock.recv(100), sock.recv(100))
sock.close()
`,
        },
      ],
    },
    {
      name: 'server',
      address: '10.9.0.2',
      sysctl: PATIENT,
      programs: [
        {
          name: 'server.py',
          language: 'python',
          start: '0ms',
          env,
          source: `import os, socket
lsock = socket.socket()
${t.receiveBuffer > 0 ? `lsock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, ${t.receiveBuffer})` : ''}
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
conn, peer = lsock.accept()
parts = []
while True:
    data = conn.recv(${t.read})
    if not data:
        break
    parts.append(data)
got = b"".join(parts)
want = bytes([i * 7 % 251 for i in range(1000)]) * ${Math.ceil(t.length / 1000)}
print("intact", got == want[:${t.length}])
conn.sendall(b"%d" % len(got))
conn.close()
`,
        },
      ],
    },
  ],
  links: [{ between: ['client', 'server'], ...link }],
});

describe('a connection over a rough link', () => {
  it('brings every byte, once and in order, and ends closed on both sides', () => {
    fc.assert(
      fc.property(transfer, rough, (t, link) => {
        const run = simulateScenario(scenario(t, link));
        if ('problems' in run) throw new Error(run.problems.map((problem) => problem.sentence).join('\n'));
        const result = resultOf(run.trace);
        expect(result.printed['server.py']).toEqual(['intact True']);
        expect(result.printed['client.py']).toEqual([`answer b'${t.length}' b''`]);
        const last = new Map<number, (typeof TCP_STATES)[number]>();
        for (const event of eventsOf(run.trace)) if (event.kind === 'tcp.state') last.set(event.socket, event.state);
        for (const state of last.values()) expect(['CLOSED', 'TIME-WAIT', 'FIN-WAIT-2']).toContain(state);
      }),
      { numRuns: 40 },
    );
  }, 240_000);
});
