import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamOffset } from '#trace/events.ts';
import { NO_WORDS, formatView, parseView } from './view.ts';
import type { ViewWords } from './view.ts';

const range = fc.record({
  channel: fc.nat(9),
  direction: fc.constantFrom(0 as const, 1 as const),
  from: fc.nat(99).map((n) => n as StreamOffset),
  to: fc.nat(999).map((n) => n as StreamOffset),
});
const view: fc.Arbitrary<ViewWords> = fc.record({
  panes: fc.record({ ladder: fc.boolean(), inspector: fc.boolean(), lanes: fc.boolean(), log: fc.boolean() }, { requiredKeys: [] }),
  eyes: fc.option(fc.nat(5)),
  compare: fc.constantFrom(null, '', 'a-lost-segment'),
  selection: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant('packet' as const), packet: fc.nat(99), bytes: fc.option(range) }),
      fc.record({
        kind: fc.constant('write' as const),
        channel: fc.nat(9),
        direction: fc.constantFrom(0 as const, 1 as const),
        write: fc.nat(9),
        bytes: fc.option(range),
      }),
      fc.record({ kind: fc.constant('bytes' as const), bytes: fc.option(range) }),
      fc.record({ kind: fc.constant('socket' as const), socket: fc.nat(9), bytes: fc.constant(null) }),
    ),
  ),
});

describe('the view in a link', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(view, (words) => {
        expect(parseView(formatView(words))).toEqual(words);
      }),
    );
  });
  it('is readable', () => {
    expect(
      formatView({
        panes: { ladder: true, inspector: false },
        compare: '',
        eyes: 1,
        selection: { kind: 'packet', packet: 4, bytes: null },
      }),
    ).toBe('ladder,-inspector,compare,eyes:1,packet:4');
    expect(formatView(NO_WORDS)).toBeNull();
  });
  it('passes over what it does not know', () => {
    expect(parseView('loop,hologram:3,ladder,packet:x,write:1')).toEqual({ ...NO_WORDS, panes: { ladder: true } });
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseView(text);
      }),
    );
  });
});
