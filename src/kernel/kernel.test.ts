import { describe, expect, it } from 'vitest';
import { play, scenarioOf } from './testing/lab.ts';

const client = (text: string, at = 400) => ({ client: { text, at } });
const SERVER = 'socket stream\nbind 3 10.9.0.2 9000\nlisten 3\n';
const names = (played: ReturnType<typeof play>) => Array.from({ length: played.trace.count }, (_, id) => played.trace.event(id));

describe('a connection', () => {
  it('carries bytes there and back and ends with a FIN each way', () => {
    const played = play(
      scenarioOf(client('socket stream\nconnect 3 10.9.0.2 9000\nsend 3 hello\nrecv 3 100\nshow\nclose 3'), {
        server: `${SERVER}accept 3\nrecv 4 100\nshow\nsend 4 HELLO\nrecv 4 100\nshow\nclose 4`,
      }),
    );
    expect(played.printed('client')).toEqual(['"HELLO"']);
    expect(played.printed('server')).toEqual(['"hello"', '""']);
    expect(
      names(played)
        .filter((e) => e.kind === 'tcp.state')
        .map((e) => `${e.socket} ${e.state}`),
    ).toContain('1 TIME-WAIT');
    expect(names(played).at(-1)).toMatchObject({ kind: 'run.ended', why: 'quiet' });
  });

  it('is finished by the kernel before any program accepts it', () => {
    const played = play(
      scenarioOf(client('socket stream\nconnect 3 10.9.0.2 9000\nshow\nsend 3 early'), {
        server: `${SERVER}sleep 1000\naccept 3\nrecv 4 100\nshow`,
      }),
    );
    expect(played.printed('client')).toEqual(['0']);
    expect(played.printed('server')).toEqual(['"early"']);
  });

  it('is refused where nobody listens', () => {
    const played = play(scenarioOf(client('socket stream\nconnect 3 10.9.0.2 9000\nshow'), { server: 'sleep 10' }));
    expect(played.printed('client')).toEqual(['ECONNREFUSED']);
  });

  it("works over loopback within the sender's system call", () => {
    const played = play(
      scenarioOf(
        {
          server: 'socket stream\nbind 3 127.0.0.1 9000\nlisten 3\naccept 3\nrecv 4 10\nshow',
          client: { text: 'socket stream\nconnect 3 127.0.0.1 9000\nsend 3 hi', at: 10 },
        },
        null,
      ),
    );
    expect(played.printed('server')).toEqual(['"hi"']);
  });

  it('tells a non-blocking caller how it stands', () => {
    const played = play(
      scenarioOf(
        client(
          'socket stream\nnonblocking 3\nconnect 3 10.9.0.2 9000\nshow\nconnect 3 10.9.0.2 9000\nshow\nrecv 3 10\nshow\npoll 3:4\nshow\nconnect 3 10.9.0.2 9000\nshow\nconnect 3 10.9.0.2 9000\nshow',
        ),
        { server: `${SERVER}sleep 1000` },
      ),
    );
    expect(played.printed('client')).toEqual(['EINPROGRESS', 'EALREADY', 'EAGAIN', '4', '0', 'EISCONN']);
  });

  it('that failed may be tried again, from another port', () => {
    const again = 'connect 3 10.9.0.2 9000\nshow\n';
    const played = play(
      scenarioOf(client(`socket stream\n${again}sleep 100\n${again}`), { server: `sleep 450\n${SERVER}accept 3\nrecv 4 10` }),
    );
    expect(played.printed('client')).toEqual(['ECONNREFUSED', '0']);
    // What the real machine said, loopback and non-blocking: in progress, its error, aborted, and in progress again.
    const quick = 'connect 3 127.0.0.1 1\nshow\n';
    expect(
      play(scenarioOf({ one: `socket stream\nnonblocking 3\n${quick}sleep 1\nget 3 1 4\nshow\n${quick}${quick}` }, null)).printed('one'),
    ).toEqual(['EINPROGRESS', '111', 'ECONNABORTED', 'EINPROGRESS']);
  });

  it('sends its FIN when the process that forgot to close it ends', () => {
    const played = play(scenarioOf(client('socket stream\nconnect 3 10.9.0.2 9000'), { server: `${SERVER}accept 3\nrecv 4 10\nshow` }));
    expect(played.printed('server')).toEqual(['""']);
  });
});

describe('a datagram', () => {
  it('arrives whole, and what a short buffer does not take is gone', () => {
    const played = play(
      scenarioOf(client('socket datagram\nsendto 3 10.9.0.2 9001 hello\nsendto 3 10.9.0.2 9001 you'), {
        server: 'socket datagram\nbind 3 10.9.0.2 9001\nrecv 3 2\nshow\nrecv 3 100\nshow',
      }),
    );
    expect(played.printed('server')).toEqual(['"he"', '"you"']);
  });
  it('to a port that nobody has comes back as ECONNREFUSED on a connected socket', () => {
    const played = play(
      scenarioOf(client('socket datagram\nconnect 3 10.9.0.2 9001\nsend 3 hello\nrecv 3 10\nshow'), { server: 'sleep 1' }),
    );
    expect(played.printed('client')).toEqual(['ECONNREFUSED']);
  });
});

describe('time', () => {
  it('passes with steps, calls and sleeping, and every event lies where it follows from', () => {
    const played = play(scenarioOf({ one: 'compute 1000\nsleep 10\nprint done' }, null));
    const at = (name: string) => names(played).find((e) => e.kind === 'call.entered' && e.name === name)?.at;
    expect(at('clock_nanosleep')).toBe(1005 * 200);
    // 10 ms asleep, 20 us until it runs again, 1 us for the call, 5 steps.
    expect(at('write')).toBe(1005 * 200 + 10_000_000 + 20_000 + 1_000 + 1_000);
  });
  it('lets two busy programs share one core in turns, and gives each its own where there are two', () => {
    const both = { one: 'compute 50000\nprint one', two: 'compute 50000\nprint two' };
    const end = (cores: number) => names(play(scenarioOf(both, null, { host: { cores } }))).at(-1)!.at;
    expect(end(1)).toBeGreaterThan(20_000_000);
    expect(end(2)).toBeLessThan(10_100_000);
  });
  it('says which program was still spinning at the end, with its line', () => {
    const played = play(scenarioOf({ one: 'print a\ncompute 100\nrepeat 1' }, null, { end: 300 }));
    expect(names(played).find((e) => e.kind === 'process.stopped')).toMatchObject({ reason: 'spinning', line: 2 });
    expect(names(played).at(-1)).toMatchObject({ kind: 'run.ended', why: 'end' });
  });
  it('stops a program that has used up its steps', () => {
    const played = play(scenarioOf({ one: 'compute 30000000' }, null, { end: 60_000 }));
    expect(names(played).find((e) => e.kind === 'process.stopped')).toMatchObject({ reason: 'budget', at: 4_000_000_000 });
  });
});

describe('descriptors', () => {
  it('are the lowest free numbers, and closed ones are bad', () => {
    const played = play(
      scenarioOf({ one: 'socket stream\nshow\nsocket datagram\nshow\nclose 3\nsocket stream\nshow\nclose 9\nshow\nrecv 1 5\nshow' }, null),
    );
    expect(played.printed('one')).toEqual(['3', '4', '3', 'EBADF', 'ENOTSOCK']);
  });
  it('read stdin up to its end, or nothing from /dev/null', () => {
    expect(
      play(scenarioOf({ one: { text: 'read 0 3\nshow\nread 0 10\nshow\nread 0 10\nshow', stdin: 'hello' } }, null)).printed('one'),
    ).toEqual(['[104 101 108]', '[108 111]', '[]']);
    expect(play(scenarioOf({ one: 'read 0 3\nshow' }, null)).printed('one')).toEqual(['[]']);
  });
});

describe('names', () => {
  it('in use are refused, unless both sides allow it and nobody listens', () => {
    const bind = 'socket stream\nbind 3 10.9.0.1 9000\nlisten 3\nsocket stream\n';
    expect(play(scenarioOf({ one: `${bind}bind 4 10.9.0.1 9000\nshow` }, null)).printed('one')).toEqual(['EADDRINUSE']);
    expect(play(scenarioOf({ one: `${bind}bind 4 127.0.0.1 9000\nshow` }, null)).printed('one')).toEqual(['0']);
    expect(play(scenarioOf({ one: `${bind}bind 4 10.9.0.7 9001\nshow` }, null)).printed('one')).toEqual(['EADDRNOTAVAIL']);
  });
});
