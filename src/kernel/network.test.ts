import { describe, expect, it } from 'vitest';
import { FOREVER, ns } from '#time/nanoseconds.ts';
import type { EventKind, EventOf, TraceEvent } from '#trace/events.ts';
import { play, scenarioOf, start, type Played } from './testing/lab.ts';
import { computeRoutes } from './network/route.ts';
import { step } from './run.ts';

const client = (text: string, at = 5) => ({ client: { text, at } });
const SERVER = 'socket stream\nset 3 1 2 1\nbind 3 10.9.0.2 9000\nlisten 3\naccept 3\n';
const CLIENT = 'socket stream\nconnect 3 10.9.0.2 9000\n';
const all = (played: Played): readonly TraceEvent[] => Array.from({ length: played.trace.count }, (_, id) => played.trace.event(id));
const of = <K extends EventKind>(played: Played, kind: K): readonly EventOf<K>[] =>
  all(played).filter((event) => event.kind === kind) as unknown as readonly EventOf<K>[];

const DATAGRAMS = (count: number, size = 1000) => client(`socket datagram\n${`sendto 3 10.9.0.2 9001 x*${size}\n`.repeat(count)}`);
const SINK = { server: `socket datagram\nbind 3 10.9.0.2 9001\n${'recv 3 2000\n'.repeat(60)}` };
/** When each datagram arrived, in ms after it left. */
const travels = (played: Played): readonly number[] =>
  of(played, 'packet.arrived').map((event) => (event.at - played.trace.at(event.cause)) / 1e6);

describe('a link', () => {
  it('takes its delay', () => {
    expect(travels(play(scenarioOf(DATAGRAMS(3), SINK)))).toEqual([20, 20, 20]);
  });
  it('of finite bandwidth sends one packet after the other: each waits for those before it', () => {
    // 1,028 bytes at 1 Mbit/s take 8.224 ms.
    const travel = travels(play(scenarioOf(DATAGRAMS(3), SINK, { link: { bandwidth: 1e6 } })));
    expect(travel.map((ms) => Math.round(ms))).toEqual([28, 36, 45]);
  });
  it('drops what does not fit into its queue, the newest first', () => {
    const played = play(scenarioOf(DATAGRAMS(6), SINK, { link: { bandwidth: 1e6, queue: 2 } }));
    expect(of(played, 'packet.lost').map((event) => `${event.packet} ${event.why}`)).toEqual(['3 queue', '4 queue', '5 queue']);
  });
  it('loses, duplicates, reorders and corrupts by chance, differently for another seed and equally for the same', () => {
    const link = { loss: 0.2, duplicate: 0.2, reorder: 0.3, corrupt: 0.1 };
    const run = (seed: number) =>
      of(play(scenarioOf(DATAGRAMS(40), SINK, { link, seed })), 'packet.lost').map((event) => `${event.packet} ${event.why}`);
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
    expect(run(1).some((lost) => lost.endsWith('loss'))).toBe(true);
    expect(run(1).some((lost) => lost.endsWith('checksum'))).toBe(true);
  });
  it('keeps packets in order under jitter, and lets some overtake under reordering', () => {
    const order = (link: object) => of(play(scenarioOf(DATAGRAMS(40), SINK, { link })), 'packet.arrived').map((event) => event.packet);
    const inOrder = Array.from({ length: 40 }, (_, i) => i);
    expect(order({ jitter: ns(30e6) })).toEqual(inOrder);
    expect(order({ reorder: 0.3 })).not.toEqual(inOrder);
    expect([...order({ reorder: 0.3 })].sort((a, b) => a - b)).toEqual(inOrder);
  });
  it('that is cut loses what is on it and what is put on it, and says so when it happens', () => {
    // One datagram every 8.2 ms at 1 Mbit/s, 20 ms of wire; the cut takes those on the wire at 30 ms and all that begin before 60 ms.
    const down = [{ from: ns(30e6), to: ns(60e6) }];
    const played = play(scenarioOf(DATAGRAMS(10), SINK, { link: { bandwidth: 1e6, down } }));
    const lost = of(played, 'packet.lost').map((event) => `${event.packet} ${event.why} ${Math.round(event.at / 1e6)}`);
    expect(lost).toEqual(['0 down 30', '1 down 30', '2 down 30', '3 down 30', '4 down 38', '5 down 46', '6 down 54']);
    expect(of(played, 'packet.arrived').map((event) => event.packet)).toEqual([7, 8, 9]);
  });
  it('marks nothing of a sender that does not know ECN, however long the queue', () => {
    const played = play(scenarioOf(DATAGRAMS(10), SINK, { link: { bandwidth: 1e6, mark: 2 } }));
    expect(of(played, 'packet.marked')).toEqual([]);
    expect(of(played, 'packet.sent').map((event) => event.ecn)).toEqual(Array.from({ length: 10 }, () => 0));
  });
  it('may stay cut for good', () => {
    const played = play(scenarioOf(DATAGRAMS(3), SINK, { link: { down: [{ from: ns(0), to: FOREVER }] } }));
    expect(of(played, 'packet.arrived')).toEqual([]);
  });
  it('changes nothing else of a run when one kind of chance is switched on', () => {
    const duplicated = (link: object) =>
      of(play(scenarioOf(DATAGRAMS(40), SINK, { link })), 'packet.duplicated').map((event) => event.packet);
    expect(duplicated({ duplicate: 0.2 })).toEqual(duplicated({ duplicate: 0.2, jitter: ns(1e6) }));
  });
});

describe('a fault', () => {
  const fault = (what: 'data' | 'any', nth: number, action: 'drop' | 'delay' | 'duplicate' | 'corrupt') => [
    { from: 0, what, nth, action, by: ns(action === 'delay' ? 15e6 : 0) },
  ];
  it('hits the nth packet of its kind that the host sends', () => {
    const lost = of(play(scenarioOf(DATAGRAMS(4), SINK, { faults: fault('data', 3, 'drop') })), 'packet.lost');
    expect(lost).toMatchObject([{ packet: 2, why: 'fault', fault: 0 }]);
  });
  it('loses a packet half-way along the wire, after its time on the sender’s interface, and moves no other', () => {
    const link = { bandwidth: 1e6 };
    const lost = of(play(scenarioOf(DATAGRAMS(3), SINK, { link, faults: fault('data', 2, 'drop') })), 'packet.lost');
    // 1028 bytes take 8.224 ms each at 1 Mbit/s; the second begins when the first is off, and 20 ms of wire have their middle at 10 ms.
    const sent = of(play(scenarioOf(DATAGRAMS(3), SINK, { link })), 'packet.sent')[0]?.at ?? 0;
    expect(lost.map((event) => event.at - sent)).toEqual([2 * 8_224_000 + 10_000_000]);
    const arrivals = (faults: ReturnType<typeof fault>) =>
      of(play(scenarioOf(DATAGRAMS(3), SINK, { link, faults })), 'packet.arrived').map((event) => `${event.packet} ${event.at}`);
    expect(arrivals(fault('data', 2, 'drop'))).toEqual(arrivals([]).filter((one) => !one.startsWith('1 ')));
  });
  it('delays one packet without holding up the next', () => {
    expect(
      of(play(scenarioOf(DATAGRAMS(3), SINK, { faults: fault('data', 1, 'delay') })), 'packet.arrived').map((event) => event.packet),
    ).toEqual([1, 2, 0]);
  });
  it('duplicates, and corrupts so that the checksum finds it', () => {
    expect(
      play(
        scenarioOf(
          DATAGRAMS(1),
          { server: 'socket datagram\nbind 3 10.9.0.2 9001\nrecv 3 9\nshow\nrecv 3 9\nshow' },
          { faults: fault('any', 1, 'duplicate') },
        ),
      ).printed('server'),
    ).toHaveLength(2);
    expect(of(play(scenarioOf(DATAGRAMS(1), SINK, { faults: fault('any', 1, 'corrupt') })), 'packet.lost')).toMatchObject([
      { why: 'checksum' },
    ]);
  });
});

describe('routes', () => {
  const plain = { forward: false };
  const router = { forward: true };
  it('take the shortest path, and only through hosts that forward', () => {
    const line = [{ between: [0, 1] }, { between: [1, 2] }] as const;
    expect(computeRoutes([plain, router, plain], line)).toEqual([
      [-1, 0, 0],
      [0, -1, 1],
      [1, 1, -1],
    ]);
    expect(computeRoutes([plain, plain, plain], line)[0]).toEqual([-1, 0, -1]);
    expect(computeRoutes([plain, router, plain], [...line, { between: [0, 2] }])[0]).toEqual([-1, 0, 2]);
  });
  it('lead through a router, which is seen passing each packet on', () => {
    const two = scenarioOf(client('socket datagram\nsendto 3 10.9.0.3 9001 hello'), {});
    const link = two.links[0]!;
    const host = two.hosts[1]!;
    const played = play({
      ...two,
      links: [link, { ...link, between: [1, 2] }],
      hosts: [
        two.hosts[0]!,
        { ...host, forward: true },
        {
          ...host,
          name: 'c',
          address: 0x0a090003,
          programs: [
            {
              ...two.hosts[0]!.programs[0]!,
              name: 'server',
              start: ns(0),
              source: 'socket datagram\nbind 3 10.9.0.3 9001\nrecv 3 10\nshow',
            },
          ],
        },
      ],
    });
    expect(played.printed('server')).toEqual(['"hello"']);
    expect(of(played, 'packet.forwarded')).toMatchObject([
      { packet: 0, host: 1, link: 1, at: played.trace.at(of(played, 'packet.sent')[0]!.id) + 20e6 },
    ]);
  });
  it('that lead nowhere are an error of the call; an address nobody has swallows what is sent', () => {
    expect(play(scenarioOf(client('socket stream\nconnect 3 192.168.1.1 80\nshow'), {})).printed('client')).toEqual(['ENETUNREACH']);
    const played = play(scenarioOf(client('socket datagram\nsendto 3 10.9.0.77 9001 hello\nshow'), {}));
    expect(played.printed('client')).toEqual(['5']);
    expect(of(played, 'packet.lost')).toMatchObject([{ why: 'no-route' }]);
  });
});

describe('a listening socket', () => {
  const many = (count: number) =>
    client(
      `${'socket stream\n'.repeat(count)}${Array.from({ length: count }, (_, i) => `nonblocking ${3 + i}\nconnect ${3 + i} 10.9.0.2 9000`).join('\n')}\nsleep 300`,
    );
  it('holds one connection more than its backlog, and drops further SYNs', () => {
    const played = play(scenarioOf(many(4), { server: 'socket stream\nbind 3 10.9.0.2 9000\nlisten 3 1\nsleep 500' }, { end: 600 }));
    expect(of(played, 'queue.entered').filter((event) => event.queue === 'accept')).toHaveLength(2);
    expect(of(played, 'decision').filter((event) => event.rule === 'accept-queue-full').length).toBeGreaterThan(0);
  });
  it('that is closed resets the connections nobody accepted', () => {
    const played = play(
      scenarioOf(client(`${CLIENT}sleep 100\nrecv 3 10\nshow`), {
        server: 'socket stream\nbind 3 10.9.0.2 9000\nlisten 3\nsleep 80\nclose 3',
      }),
    );
    expect(played.printed('client')).toEqual(['ECONNRESET']);
  });
});

describe('the end of a program', () => {
  it("by a signal sends a FIN where all was read, and is told by the signal's name", () => {
    const played = play(
      scenarioOf(
        { victim: { text: `${CLIENT}sleep 5000`, at: 5 }, killer: { text: 'kill 1001 9\nshow\nkill 1001 0\nshow', at: 200 } },
        { server: `${SERVER}recv 4 10\nshow` },
      ),
    );
    expect(played.printed('server')).toEqual(['""']);
    expect(played.printed('killer')).toEqual(['0', 'ESRCH']);
    expect(of(played, 'process.exited').find((event) => event.signal !== '')).toMatchObject({ process: 1, signal: 'SIGKILL' });
  });
  it('with bytes unread resets the connection', () => {
    const played = play(scenarioOf(client(`${CLIENT}sleep 100`), { server: `${SERVER}send 4 unwanted\nrecv 4 10\nshow` }));
    expect(played.printed('server')).toEqual(['ECONNRESET']);
  });
  it('lingers in close() until the last byte is acknowledged, where SO_LINGER says so', () => {
    const played = play(
      scenarioOf(client(`${CLIENT}set 3 1 13 1,0,0,0,1,0,0,0\nsend 3 wait\nclose 3`), { server: `${SERVER}recv 4 10\nrecv 4 10\nclose 4` }),
    );
    const [blocked] = of(played, 'call.blocked').filter((event) => event.reason.startsWith('the last bytes'));
    const returned = of(played, 'call.returned').find((event) => event.call === blocked?.call);
    expect(returned!.at - blocked!.at).toBeGreaterThan(40e6);
    expect(returned!.at - blocked!.at).toBeLessThan(45e6);
  });
});

describe('a receive buffer of datagrams', () => {
  const held = (size: number, buffer: number) => {
    const server = `socket datagram\nset 3 1 8 ${buffer}\nbind 3 10.9.0.2 9001\nsleep 200\nnonblocking 3\nrecv 3 2000\nagain 1\n`;
    const played = play(scenarioOf(DATAGRAMS(60, size), { server }));
    const receives = new Set(
      of(played, 'call.entered')
        .filter((event) => event.name === 'recvfrom')
        .map((event) => event.call),
    );
    return of(played, 'call.returned').filter((event) => receives.has(event.call) && event.errno === '').length;
  };
  it('holds as many as the real one does, and nobody is told of those it drops', () => {
    // Counted on Linux 6.18 with a buffer of 32,000 bytes.
    expect([1, 164, 172, 612, 616, 1400].map((size) => held(size, 16_000))).toEqual([38, 38, 25, 25, 13, 13]);
    expect(held(4000, 50_000)).toBe(14);
    expect(held(4000, 0)).toBe(1);
  });
});

describe('a datagram longer than the link takes', () => {
  it('goes in pieces and arrives whole, or not at all where one piece is lost', () => {
    const server = { server: 'socket datagram\nbind 3 10.9.0.2 9001\nrecv 3 9000\nget 0 1 1\nprint got' };
    const whole = play(scenarioOf(DATAGRAMS(1, 4000), server));
    expect(whole.printed('server')).toEqual(['got']);
    expect(of(whole, 'packet.fragment').map((event) => [event.offset, event.more])).toEqual([
      [0, 1],
      [1480, 1],
      [2960, 0],
    ]);
    expect(of(whole, 'packet.sent').map((event) => event.length)).toEqual([1472, 1480, 1048]);
    expect(
      play(scenarioOf(DATAGRAMS(1, 4000), server, { faults: [{ from: 0, what: 'any', nth: 2, action: 'drop', by: ns(0) }] })).printed(
        'server',
      ),
    ).toEqual([]);
  });
  it('behind a router of a smaller MTU comes back as EMSGSIZE once, and then goes in pieces', () => {
    const two = scenarioOf(
      client('socket datagram\nconnect 3 10.9.0.3 9001\nsend 3 x*1200\nsleep 100\nsend 3 x*1200\nshow\nsend 3 x*1200\nshow'),
      {},
    );
    const link = two.links[0]!;
    const host = two.hosts[1]!;
    const played = play({
      ...two,
      links: [link, { ...link, between: [1, 2], mtu: 700 }],
      hosts: [
        two.hosts[0]!,
        { ...host, forward: true },
        {
          ...host,
          name: 'c',
          address: 0x0a090003,
          programs: [
            {
              ...two.hosts[0]!.programs[0]!,
              name: 'server',
              start: ns(0),
              source: 'socket datagram\nbind 3 10.9.0.3 9001\nrecv 3 2000\nprint got',
            },
          ],
        },
      ],
    });
    expect(played.printed('client')).toEqual(['EMSGSIZE', '1200']);
    expect(played.printed('server')).toEqual(['got']);
  });
});

describe('a narrow link in the middle', () => {
  it('makes the segments shorter: path MTU discovery', () => {
    const two = scenarioOf(client('socket stream\nconnect 3 10.9.0.4 9000\nsend 3 x*5000\nclose 3'), {});
    const link = two.links[0]!;
    const router = { ...two.hosts[1]!, forward: true };
    const server = {
      ...two.hosts[0]!.programs[0]!,
      name: 'server',
      start: ns(0),
      source: 'socket stream\nbind 3 10.9.0.4 9000\nlisten 3\naccept 3\nrecv 4 9000\nagain 1\nclose 4',
    };
    const played = play({
      ...two,
      links: [link, { ...link, between: [1, 2], mtu: 1000 }, { ...link, between: [2, 3] }],
      hosts: [
        two.hosts[0]!,
        router,
        { ...router, name: 'c', address: 0x0a090003 },
        { ...router, name: 'd', address: 0x0a090004, forward: false, programs: [server] },
      ],
    });
    expect(
      of(played, 'bytes.received')
        .filter((event) => event.direction === 0)
        .at(-1)?.upTo,
    ).toBe(5000);
    expect(of(played, 'packet.lost').some((event) => event.why === 'mtu')).toBe(true);
    expect(of(played, 'decision').some((event) => event.rule === 'path-mtu')).toBe(true);
    expect(of(played, 'packet.sent').filter((event) => event.repeat === 1 && event.length > 948)).toEqual([]);
  });
});

describe('the state', () => {
  it('is plain data at every moment', () => {
    const { kernel } = start(
      scenarioOf(client(`${CLIENT}send 3 hello\nrecv 3 5`), { server: `${SERVER}recv 4 10\nsend 4 hello\nclose 4` }),
    );
    const plain = (value: unknown): boolean => {
      if (value === null || typeof value !== 'object') return typeof value !== 'function' && typeof value !== 'symbol';
      if (value instanceof Map) return [...value].every(([key, one]) => plain(key) && plain(one));
      if (value instanceof Uint8Array) return true;
      return (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype) && Object.values(value).every(plain);
    };
    do expect(plain(kernel.state)).toBe(true);
    while (step(kernel));
  });
});
