import { describe, expect, test } from 'vitest';
import { twoSendsTrace } from '#trace/fixtures/two-sends.ts';
import type { StreamOffset } from '#trace/events.ts';
import { worldAt } from '#trace/history.ts';
import { indexOf } from '#trace/index/index.ts';
import { ns } from '#time/nanoseconds.ts';
import type { Cast, HostCast } from './cast.ts';
import { hostsInFocus, openHosts, partsInFocus } from './hosts.ts';
import { lineWrites, litLines } from './lineMarks.ts';

const host = (at: number, doors: number, programs = 1): HostCast => ({
  host: at,
  roles: Array.from({ length: programs }, () => ({ program: 'p', file: 0, process: 0, start: null })),
  places: Array.from({ length: programs }, () => []),
  slots: Array.from({ length: doors }, () => 'door' as const),
  lives: new Map(),
  orphans: false,
});
const cast = (...hosts: readonly HostCast[]): Cast => ({ hosts, threads: new Map() });
/** Ann, bob, cleo and a server (index 3); a router (index 4). */
const FIVE = cast(host(0, 0), host(1, 0), host(2, 0), host(3, 1), host(4, 0, 0));
const ORDER = [0, 2, 4, 3, 1];

describe('which hosts stand open', () => {
  test('the one with the door and the first that comes to it; a router last', () => {
    expect(openHosts(FIVE, ORDER, {}, [])).toEqual({ open: [0, 3], chips: [2, 4, 1] });
  });
  test('hosts the beat is about come first', () => {
    expect(openHosts(FIVE, ORDER, {}, [1, 2]).open).toEqual([2, 1]);
  });
  test('a person can pin a third open and fold another', () => {
    expect(openHosts(FIVE, ORDER, { 1: true, 2: true, 3: true }, []).open).toEqual([2, 3, 1]);
    expect(openHosts(FIVE, ORDER, { 3: false }, []).open).not.toContain(3);
  });
  test('one host always stands open', () => {
    expect(openHosts(FIVE, ORDER, { 0: false, 1: false, 2: false, 3: false, 4: false }, []).open).toEqual([0]);
  });
});

describe('what a beat is about', () => {
  test('panes name hosts and their parts', () => {
    expect(
      hostsInFocus(
        ['client.code', 'ladder', 'again.py.output'],
        [
          { name: 'client', programs: ['client.py'] },
          { name: 'server', programs: ['server.py', 'again.py'] },
        ],
      ),
    ).toEqual([0, 1]);
    expect([...partsInFocus(['client.code', 'client.send', 'server.code'], 'client')]).toEqual(['code', 'send']);
  });
});

describe('marks beside the lines', () => {
  const index = indexOf(twoSendsTrace());
  const eventsAt = (ms: number): number => worldAt(index.trace, ns(ms * 1e6)).events;
  const CLIENT = 1,
    SERVER = 0;

  test('a line is marked with the writes it has made so far', () => {
    expect(
      [...lineWrites(index, CLIENT, eventsAt(446.6))].map(([line, marks]) => `${line}: ${marks.last.map((one) => one.write).join()}`),
    ).toEqual(['4: 1', '5: 2']);
    expect(lineWrites(index, CLIENT, eventsAt(430)).size).toBe(0);
    expect(lineWrites(index, SERVER, eventsAt(800)).size).toBe(0);
  });

  test('lit bytes light the line that wrote them and, once read, the line that read them', () => {
    const lit = { kind: 'bytes', bytes: { channel: 0, direction: 0, from: 0 as StreamOffset, to: 5 as StreamOffset } } as const;
    expect([...litLines(index, CLIENT, lit, eventsAt(446.6))]).toEqual([4]);
    expect([...litLines(index, SERVER, lit, eventsAt(446.6))]).toEqual([]);
    expect([...litLines(index, SERVER, lit, eventsAt(470))]).toEqual([8]);
  });
});
