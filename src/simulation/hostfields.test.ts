/** Fields of a host that change its TCP: nodelay and quickack. And: the name that a trace gives a packet is the one by which a fault hits it. */
import { describe, expect, it } from 'vitest';
import { formatDuration } from '#scenario/units.ts';
import { indexOf, type TraceIndex } from '#trace/index/index.ts';
import { namesOf } from '#trace/originated.ts';
import { simulateScenario } from './scenariorun.ts';

const CLIENT = `
import socket, time
sock = socket.socket()
sock.connect(("10.9.0.2", 9000))
for word in (b"one", b"two", b"three"):
    sock.send(word)
    sock.send(b"!")
    sock.recv(100)
time.sleep(0.1)
sock.close()
`;
const SERVER = `
import socket
lsock = socket.socket()
lsock.bind(("10.9.0.2", 9000))
lsock.listen()
conn, addr = lsock.accept()
while True:
    data = conn.recv(100)
    if not data:
        break
    if data.endswith(b"!"):
        conn.send(b"ok")
conn.close()
`;

function run(client: object, server: object, more: object = {}): TraceIndex {
  const result = simulateScenario({
    version: 1,
    end: '5s',
    hosts: [
      { name: 'client', address: '10.9.0.1', programs: [{ name: 'client.py', source: CLIENT, start: '10ms' }], ...client },
      { name: 'server', address: '10.9.0.2', programs: [{ name: 'server.py', source: SERVER }], ...server },
    ],
    links: [{ between: ['client', 'server'], delay: '20ms' }],
    ...more,
  });
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return indexOf(result.trace);
}
const rules = (index: TraceIndex, action: string): readonly string[] =>
  Array.from(index.trace.eventsOf('decision'), (id) => index.trace.eventOf('decision', id))
    .filter((event) => event.action === action)
    .map((event) => event.rule);

describe('nodelay on a host', () => {
  it('starts every socket with TCP_NODELAY: nothing is held by Nagle', () => {
    expect(rules(run({}, {}), 'hold')).toContain('nagle');
    expect(rules(run({ nodelay: true }, {}), 'hold')).toEqual([]);
  });
  it('of the other side changes nothing for this one', () => {
    expect(rules(run({}, { nodelay: true }), 'hold')).toContain('nagle');
  });
});

describe('quickack on a host', () => {
  it('never delays an ACK', () => {
    expect(rules(run({}, {}), 'delay-ack')).not.toEqual([]);
    const quick = run({ quickack: true }, { quickack: true });
    expect(rules(quick, 'delay-ack')).toEqual([]);
    expect(rules(quick, 'acknowledge')).toContain('quick-ack');
  });
});

describe('the names of a packet', () => {
  const plain = run({}, {});
  it('are those by which a fault hits it, whatever the kind', () => {
    for (const packet of plain.packets.slice(0, 16)) {
      for (const { from, what, nth } of namesOf(plain, packet.packet)) {
        const dropped = run({}, {}, { faults: [{ from: from === 0 ? 'client' : 'server', what, nth, action: 'drop' }] });
        const lost = dropped.packets.find((entry) => entry.why === 'fault');
        expect(lost?.packet, `${what} ${nth} at ${formatDuration(packet.sentAt)}`).toBe(packet.packet);
      }
    }
  });
  it('count retransmissions as well', () => {
    const lossy = run({}, {}, { faults: [{ from: 'client', what: 'data', nth: 1, action: 'drop' }] });
    const again = lossy.packets.find((entry) => entry.repeat);
    expect(again && namesOf(lossy, again.packet)[0]).toMatchObject({ from: 0, what: 'data' });
    const nth = (again && namesOf(lossy, again.packet)[0]?.nth) ?? 0;
    const twice = run(
      {},
      {},
      {
        faults: [
          { from: 'client', what: 'data', nth: 1, action: 'drop' },
          { from: 'client', what: 'data', nth, action: 'drop' },
        ],
      },
    );
    expect(twice.packets.filter((entry) => entry.why === 'fault').map((entry) => entry.packet)).toContain(again?.packet);
  });
  it('are none on loopback', () => {
    const result = simulateScenario({
      version: 1,
      end: '1s',
      hosts: [
        {
          name: 'solo',
          programs: [
            { name: 'server.py', source: SERVER.replace('10.9.0.2', '127.0.0.1') },
            { name: 'client.py', source: CLIENT.replace('10.9.0.2', '127.0.0.1'), start: '10ms' },
          ],
        },
      ],
    });
    if ('problems' in result) throw new Error(JSON.stringify(result.problems));
    const index = indexOf(result.trace);
    expect(index.packets.length).toBeGreaterThan(3);
    expect(index.packets.flatMap((packet) => namesOf(index, packet.packet))).toEqual([]);
  });
});
