import { describe, expect, test } from 'vitest';
import { twoSendsTrace } from '#trace/fixtures/two-sends.ts';
import { ns } from '#time/nanoseconds.ts';
import { TCP_STATES } from '#trace/events.ts';
import { callSentence, endpointOf, shortCall, splitArguments, straceText } from './calls.ts';
import { pathTaken, possibleNext, STATE_ARROWS, STATE_PLACES } from './stateDiagram.ts';
import { variableLines } from './variables.ts';

const trace = twoSendsTrace();

describe('the state diagram', () => {
  test('has all eleven states once, each on its own place', () => {
    expect(STATE_PLACES.map((place) => place.state).sort()).toEqual([...TCP_STATES].sort());
    expect(new Set(STATE_PLACES.map((place) => `${place.column},${place.row}`)).size).toBe(11);
  });

  test('from every state something is possible', () => {
    for (const state of TCP_STATES) expect(possibleNext(state).length).toBeGreaterThan(0);
    expect(STATE_ARROWS.every((arrow) => arrow.why.length > 3)).toBe(true);
  });

  test('the path taken stops at now', () => {
    const changes = [
      { event: 1, at: ns(10), state: 'SYN-SENT' as const, previous: 'CLOSED' as const },
      { event: 2, at: ns(50), state: 'ESTABLISHED' as const, previous: 'SYN-SENT' as const },
    ];
    expect(pathTaken(changes, 20).map((change) => change.state)).toEqual(['SYN-SENT']);
  });
});

describe('variables', () => {
  test('are counted from the start of their side and explained', () => {
    const id = [...trace.eventsOf('tcp.variables')].find((event) => trace.eventOf('tcp.variables', event).inFlight === 5);
    if (id === undefined) throw new Error('The fixture lost its variables.');
    const lines = variableLines(trace.eventOf('tcp.variables', id));
    expect(
      lines
        .filter((line) => ['snd.una', 'snd.nxt', 'in flight', 'rto', 'ssthresh'].includes(line.name))
        .map((line) => `${line.name} ${line.value}`),
    ).toEqual(['snd.una 1', 'snd.nxt 6', 'in flight 5', 'ssthresh none yet', 'rto 240 ms']);
    expect(lines.every((line) => line.sentence.endsWith('.'))).toBe(true);
  });
});

describe('system calls', () => {
  test('as strace prints them', () => {
    expect(straceText({ name: 'sendto', argument: '3, "World", 5, 0, NULL, 0', returned: 7, result: '5' })).toBe(
      'sendto(3, "World", 5, 0, NULL, 0) = 5',
    );
    expect(straceText({ name: 'accept4', argument: '3', returned: null, result: '' })).toBe('accept4(3) …');
  });

  test('in few letters for the boundary', () => {
    const short = (name: string, argument: string): string => shortCall({ name, argument });
    expect(short('sendto', '3, "a, \\"b\\"", 6, 0, NULL, 0')).toBe('send(3, "a, \\"b\\"", 6)');
    expect(short('recvfrom', '4, 0x7f, 1024, 0, NULL, NULL')).toBe('recv(4, 1024)');
    expect(short('connect', '3, {sa_family=AF_INET, sin_port=htons(9000), sin_addr=inet_addr("10.9.0.2")}, 16')).toBe(
      'connect(3, 10.9.0.2:9000)',
    );
    expect(short('socket', 'AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP')).toBe('socket(AF_INET, SOCK_STREAM)');
    expect(short('getsockname', '4, {sa_family=AF_INET, sin_port=htons(9000), sin_addr=inet_addr("10.9.0.2")}, [16]')).toBe(
      'getsockname(4)',
    );
    expect(short('close', '3')).toBe('close(3)');
  });

  test('arguments are split outside quotes and braces only', () => {
    expect(splitArguments('3, {a=1, b=[2, 3]}, "x, y", 4')).toEqual(['3', '{a=1, b=[2, 3]}', '"x, y"', '4']);
    expect(endpointOf('3, 0x7ffe, [16], 0')).toBeNull();
  });

  test('each of the socket interface has a sentence', () => {
    for (const name of [
      'socket',
      'bind',
      'listen',
      'accept4',
      'connect',
      'sendto',
      'recvfrom',
      'shutdown',
      'close',
      'setsockopt',
      'getsockname',
      'getpeername',
      'clock_nanosleep',
      'write',
    ]) {
      expect(callSentence(name)).toMatch(/\.$/);
    }
  });
});
