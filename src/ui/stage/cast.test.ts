import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { twoSendsTrace } from '#trace/fixtures/two-sends.ts';
import { castOf, placeInSlots } from './cast.ts';

describe('who appears on the stage', () => {
  const cast = castOf(twoSendsTrace());

  test('every host has its programs, from before they start', () => {
    expect(cast.hosts.map((host) => host.roles.map((role) => `${role.program} process ${role.process}`))).toEqual([
      ['client.py process 1'],
      ['server.py process 0'],
    ]);
  });

  test('the server needs a place for its door and one for the connection, the client one', () => {
    expect(cast.hosts.map((host) => host.slots)).toEqual([['connection'], ['door', 'connection']]);
    expect(cast.hosts.map((host) => host.orphans)).toEqual([true, false]);
  });

  test('a connection that comes through a door takes its place when the handshake is done, not before', () => {
    const life = cast.hosts[1]?.lives.get(2);
    expect(life?.slot).toBe(1);
    expect(Math.round((life?.from ?? 0) / 1e5) / 10).toBe(460);
  });

  test('two sockets that live at the same time never share a slot, and a slot holds one kind', () => {
    const one = fc.record({
      from: fc.nat(50),
      length: fc.integer({ min: 1, max: 30 }),
      kind: fc.constantFrom('door' as const, 'connection' as const, 'plain' as const),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), (list) => {
        const lives = list.map(({ from, length, kind }, socket) => ({
          socket,
          host: 0,
          kind,
          from,
          to: from + length,
          created: 0,
          timeWait: false,
          fromQueue: false,
        }));
        const { slots, placed } = placeInSlots(lives);
        const all = [...placed.values()];
        expect(all.length).toBe(lives.length);
        for (const a of all) {
          expect(slots[a.slot]).toBe(a.kind);
          for (const b of all) if (a !== b && a.slot === b.slot) expect(a.to <= b.from || b.to <= a.from).toBe(true);
        }
      }),
    );
  });
});
