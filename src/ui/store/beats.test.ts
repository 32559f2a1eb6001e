import { beforeEach, describe, expect, it } from 'vitest';
import { ns } from '#time/nanoseconds.ts';
import { TWO_SENDS_MOMENTS, twoSendsScenario, twoSendsTrace } from '#trace/fixtures/two-sends.ts';
import { beatAt, beatsOf, currentBeat, isAsking, paneOpen, selectionNow, toldUntil } from './beats.ts';
import { answer, openPane, seek, select } from './actions.ts';
import { EMPTY_LAB, useStore } from './store.ts';
import { logUpTo } from './words.ts';
import { whyWaitingNow } from './story.ts';
import { worldAt } from './trace.ts';

const trace = twoSendsTrace();
const get = useStore.getState;
const open = (): void =>
  useStore.setState({ ...EMPTY_LAB, panes: {}, scenario: twoSendsScenario, trace, events: trace.count, status: 'done' });

describe('beats of a story', () => {
  beforeEach(open);

  it('stand where their anchors occur, in order', () => {
    const placed = beatsOf(get())?.placed ?? [];
    expect(placed).toHaveLength(7);
    expect(placed.map((beat) => beat.at)).toEqual(placed.map((beat) => beat.at).toSorted((a, b) => a - b));
  });
  it('are told apart from those that do not occur in this run', () => {
    const story = [...twoSendsScenario.story];
    const first = story[0];
    if (first === undefined) throw new Error('the fixture has a story');
    useStore.setState({ scenario: { ...twoSendsScenario, story: [{ ...first, at: { ...first.at, nth: 99 } }, ...story.slice(1)] } });
    const beats = beatsOf(get());
    expect(beats?.placed).toHaveLength(6);
    expect(beats?.skipped.map((one) => one.beat.title)).toEqual([first.title]);
    expect(beats?.skipped[0]?.problem).toMatch(/no/);
  });
  it('at one and the same instant can both be reached', () => {
    const first = twoSendsScenario.story[0];
    if (first === undefined) throw new Error('the fixture has a story');
    useStore.setState({ scenario: { ...twoSendsScenario, story: [first, { ...first, title: 'again' }] } });
    const beats = beatsOf(get());
    if (beats === null) throw new Error('the story has two beats');
    expect(beats.placed.map((beat) => beatAt(beats, beat.at)?.beat.title)).toEqual([first.title, 'again']);
  });
  it('at the end of the run can both be reached, too', () => {
    const first = twoSendsScenario.story[0];
    if (first === undefined) throw new Error('the fixture has a story');
    const atEnd = { ...first, at: { ...first.at, on: 'end' as const } };
    useStore.setState({ scenario: { ...twoSendsScenario, story: [atEnd, { ...atEnd, title: 'again' }] } });
    const beats = beatsOf(get());
    if (beats === null) throw new Error('the story has two beats');
    expect(beats.placed.map((beat) => [beat.beat.title, beat.at])).toEqual([
      [first.title, trace.end - 1],
      ['again', trace.end],
    ]);
  });
  it('are current from their instant on, and the first one before that', () => {
    const beats = beatsOf(get());
    if (beats === null) throw new Error('the fixture has a story');
    expect(beatAt(beats, ns(0))).toBe(beats.placed[0]);
    const second = beats.placed[1];
    if (second === undefined) throw new Error('the story has more than one beat');
    expect(beatAt(beats, ns(second.at - 1))).toBe(beats.placed[0]);
    expect(beatAt(beats, second.at)).toBe(second);
  });
  it('ask until answered, once they have begun', () => {
    seek(ns(TWO_SENDS_MOMENTS.worldHeld));
    const asks = currentBeat(get());
    expect(asks?.beat.ask).not.toBeNull();
    expect(isAsking(get())).toBe(true);
    answer(asks?.number ?? -1, 'At once');
    expect(isAsking(get())).toBe(false);
  });
  it('do not ask in a changed run whose answer is none of the choices', () => {
    const story = twoSendsScenario.story.map((beat) =>
      beat.ask === null ? beat : { ...beat, ask: { ...beat.ask, choices: ['never', 'perhaps'] } },
    );
    useStore.setState({ scenario: { ...twoSendsScenario, story } });
    seek(ns(TWO_SENDS_MOMENTS.worldHeld));
    expect(isAsking(get())).toBe(true);
    useStore.setState({ settings: new Map([['delay', '80ms']]), scenario: { ...twoSendsScenario, story: [...story] } });
    expect(isAsking(get())).toBe(false);
  });
  it('keep what they ask about off the pictures of the wire until answered', () => {
    const story = twoSendsScenario.story.map((beat) =>
      beat.ask === null ? beat : { ...beat, focus: [...beat.focus.slice(0, 1), 'ladder'] },
    );
    useStore.setState({ scenario: { ...twoSendsScenario, story } });
    const placed = beatsOf(get())?.placed ?? [];
    const place = placed.findIndex((beat) => beat.beat.ask !== null);
    const [before, asks] = [placed[place - 1], placed[place]];
    if (before === undefined || asks === undefined) throw new Error('a beat before the last one asks');
    seek(asks.at);
    expect(toldUntil(get())).toBeLessThan(before.at);
    answer(asks.number, '');
    expect(toldUntil(get())).toBeNull();
  });
  it('open a pane when they first want it, and it stays open going back', () => {
    expect(paneOpen(get(), 'lanes')).toBe(false);
    seek(ns(trace.end));
    expect(paneOpen(get(), 'ladder')).toBe(true);
    seek(ns(0));
    expect(paneOpen(get(), 'ladder')).toBe(true);
    openPane('ladder', false);
    expect(paneOpen(get(), 'ladder')).toBe(false);
  });
  it('point at what their anchor is about, until the person points elsewhere or lets go', () => {
    seek(beatsOf(get())?.placed[2]?.at ?? ns(0));
    const own = selectionNow(get());
    expect(own).toMatchObject({ kind: 'packet', bytes: { from: 0, to: 5 } });
    select({ kind: 'socket', socket: 0, bytes: null });
    expect(selectionNow(get())).toMatchObject({ kind: 'socket' });
    select(null);
    expect(selectionNow(get())).toBeNull();
    seek(beatsOf(get())?.placed[4]?.at ?? ns(0));
    expect(selectionNow(get())).not.toBeNull();
  });
});

describe('the horizon', () => {
  beforeEach(open);
  it('moves forwards only', () => {
    seek(ns(500e6));
    seek(ns(100e6));
    expect([get().time, get().horizon]).toEqual([100e6, 500e6]);
  });
  it('keeps the playhead inside the run', () => {
    seek(ns(1e15));
    expect(get().time).toBe(trace.end);
    seek(ns(-5));
    expect(get().time).toBe(0);
  });
});

describe('words for an instant', () => {
  it('the log holds everything told so far, in order, and nothing of the future', () => {
    const world = worldAt(trace, ns(TWO_SENDS_MOMENTS.worldHeld));
    const lines = logUpTo(trace, world.events);
    expect(lines.every((line) => line.at <= world.time)).toBe(true);
    expect(lines.map((line) => line.event)).toEqual(lines.map((line) => line.event).toSorted((a, b) => a - b));
    expect(lines.length).toBeGreaterThan(10);
  });
  it("bytes that Nagle holds are why it waits; with the other side's eyes that is not known", () => {
    const world = worldAt(trace, ns(TWO_SENDS_MOMENTS.worldHeld));
    expect(whyWaitingNow(trace, world, null, [], null)?.sentences.join(' ')).toMatch(/unacknowledged/);
    expect(whyWaitingNow(trace, world, null, ['server.code'], 1)?.sentences.join(' ')).not.toMatch(/unacknowledged/);
  });
});
