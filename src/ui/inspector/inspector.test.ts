import { describe, expect, test } from 'vitest';
import { twoSendsTrace } from '#trace/fixtures/two-sends.ts';
import { TCP_STATES } from '#trace/events.ts';
import { callSentence, endpointOf, shortCall, splitArguments, straceText } from './calls.ts';
import { indexOf } from '#trace/index/index.ts';
import { cutShort, pathTaken, possibleNext, STATE_ARROWS, STATE_PLACES } from './socket/stateDiagram.ts';
import { timerSentence, variableGroups, variablesBefore } from './socket/variables.ts';

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

  test('the path taken stops at now, and knows where it came from', () => {
    const index = indexOf(trace);
    const all = pathTaken(index, 1, trace.count);
    expect(all.map((change) => `${change.previous}>${change.state}`).slice(0, 2)).toEqual(['CLOSED>SYN-SENT', 'SYN-SENT>ESTABLISHED']);
    expect(pathTaken(index, 1, all[1]?.event ?? 0)).toHaveLength(1);
    expect(cutShort(all)).toEqual([]);
  });
});

describe('variables', () => {
  const withFive = [...trace.eventsOf('tcp.variables')].find((event) => trace.eventOf('tcp.variables', event).inFlight === 5);
  if (withFive === undefined) throw new Error('The fixture lost its variables.');
  const now = trace.eventOf('tcp.variables', withFive);
  const lines = variableGroups(now, variablesBefore(trace, now), [[1448, 2896]]).flatMap((group) => group.lines);

  test('are counted from the start of their side, and explained with their value', () => {
    expect(
      lines
        .filter((line) => ['snd.una', 'snd.nxt', 'unacknowledged', 'rto', 'ssthresh', 'behind a gap'].includes(line.name))
        .map((line) => `${line.name} ${line.value}`),
    ).toEqual(['snd.una 1', 'snd.nxt 6', 'unacknowledged 5 B', 'ssthresh none yet', 'behind a gap bytes 1449–2896', 'rto 240 ms']);
    expect(lines.filter((line) => !line.sentence.endsWith('.'))).toEqual([]);
    expect(lines.find((line) => line.name === 'snd.nxt')?.sentence).toBe('The next new byte will have number 6.');
  });

  test('say what changed, and from what', () => {
    expect(lines.filter((line) => line.before !== '').map((line) => `${line.name} ${line.before} → ${line.value}`)).toContain(
      'snd.nxt 1 → 6',
    );
    expect(
      variableGroups(now, null, [])
        .flatMap((group) => group.lines)
        .every((line) => line.before === ''),
    ).toBe(true);
  });

  test('every timer says what it is for', () => {
    for (const timer of [
      'retransmission',
      'delayed-ack',
      'persist',
      'keepalive',
      'time-wait',
      'fin-wait-2',
      'loss-probe',
      'reorder',
      'syn-ack',
    ])
      expect(timerSentence(timer)).not.toContain('something');
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
