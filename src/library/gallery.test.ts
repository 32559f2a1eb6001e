/** Every story is held against its run: the beats occur, the numbers come from the trace, the answers are among the choices. */
import { describe, expect, it } from 'vitest';
import { resolveScenario } from '#scenario/resolve.ts';
import type { Beat, Scenario } from '#scenario/scenario.ts';
import { parseLink } from '#scenario/link.ts';
import { applySettings } from '#scenario/settings.ts';
import { simulateScenario } from '#simulation/scenariorun.ts';
import { findAnchor } from '#trace/anchors.ts';
import { indexOf, type TraceIndex } from '#trace/index/index.ts';
import { ask, type Asked } from '#trace/query.ts';
import { fillText } from '#trace/template.ts';
import { GALLERY, galleryScenario } from './gallery.ts';
import { TERM_SECTIONS } from './terms/sections.ts';
import { TERMS } from './terms/terms.ts';

const KNOWN_TERMS = new Set(TERMS.flatMap((term) => [term.name, ...term.also]).map((name) => name.toLowerCase()));
/** Where a link of a story leads. Its numbers are settings, not told. */
const LINK_TARGET = /\]\((#\/[^)]*)\)/g;
const withoutTargets = (text: string): string => text.replaceAll(LINK_TARGET, ']');
const PANES =
  /^(ladder|inspector|lanes|charts(\.(sequence|windows|roundtrip|throughput|queue))?|[\w.-]+\.(code|output|call|send|receive|socket|queues))$/;

/** Numbers a text may say without asking the trace: those that stand in the programs and settings themselves, seconds also as milliseconds. */
function givenNumbers(scenario: Scenario): Set<string> {
  const given =
    JSON.stringify(scenario.hosts.map(({ programs, ...host }) => [host, programs.map(({ source, args, env }) => [source, args, env])]))
      // Python writes 100_000 where a text writes 100,000.
      .replaceAll(/(?<=\d)_(?=\d)/g, '')
      .match(/\d[\d,]*(\.\d+)*/g) ?? [];
  const links = scenario.links.flatMap(({ mtu, delay, bandwidth, queue, down }) => [
    mtu,
    queue,
    ...[delay, 2 * delay].map((time) => time / 1e6),
    ...[1, 1e3, 1e6].map((unit) => bandwidth / unit),
    ...down.flatMap(({ from, to }) => [from / 1e9, to / 1e9]),
  ]);
  const plain = given.map((text) => text.replaceAll(',', ''));
  return new Set([
    ...plain,
    ...plain.filter((text) => /^0\.\d+$/.test(text)).map((text) => String(Math.round(Number(text) * 1000))),
    ...links.map(String),
  ]);
}

const numbersTyped = (text: string): string[] =>
  (text.replaceAll(/\{[^{}]*\}/g, '').match(/\d[\d,]*(\.\d+)*/g) ?? []).map((number) => number.replace(/[,.]$/, '').replaceAll(',', ''));

describe.each(GALLERY.map((entry) => entry.name))('the story of %s', async (name) => {
  const run = simulateScenario(await galleryScenario(name));
  if ('problems' in run) throw new Error(run.problems.map((problem) => `${problem.path}: ${problem.sentence}`).join('\n'));
  const { scenario, trace } = run;
  const index: TraceIndex = indexOf(trace);
  const asked = (beat: Beat): Asked => {
    const place = findAnchor(index, beat.at);
    return { index, beat: 'found' in place ? place.found : null };
  };

  it('has five to nine beats', () => {
    expect(scenario.story.length).toBeGreaterThanOrEqual(5);
    expect(scenario.story.length).toBeLessThanOrEqual(9);
  });

  it('asks before it shows', () => {
    expect(scenario.story.some((beat) => beat.ask !== null)).toBe(true);
  });

  it('tells its beats in the order in which they happen', () => {
    const instants = scenario.story.map((beat) => asked(beat).beat?.at ?? -1);
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  });

  describe.each(scenario.story.map((beat) => [beat.title, beat] as const))('%s', (_, beat) => {
    it('stands at something that happens', () => {
      expect(findAnchor(index, beat.at)).toHaveProperty('found');
    });

    it('takes its numbers from the run', () => {
      expect(fillText(asked(beat), beat.text).problems).toEqual([]);
      const given = givenNumbers(scenario);
      expect(
        numbersTyped(`${beat.title} ${withoutTargets(beat.text)} ${beat.ask?.question ?? ''}`).filter((number) => !given.has(number)),
      ).toEqual([]);
    });

    it('asks only what can be answered from the run', () => {
      if (beat.ask === null) return;
      const answer = ask(asked(beat), beat.ask.answer);
      expect(beat.ask.choices).toContain('text' in answer ? answer.text : answer.problem);
    });

    it('leads only to scenarios that exist, with changes that can be made', async () => {
      for (const [, hash = ''] of beat.text.matchAll(LINK_TARGET)) {
        const link = parseLink(hash);
        if ('problem' in link || link.kind !== 'named') throw new Error(`${hash} leads to no scenario`);
        const base = await galleryScenario(link.name);
        expect(base, hash).toBeDefined();
        if (base !== undefined) expect(applySettings(base, link.settings), hash).toHaveProperty('file');
      }
    });

    it('uses words that are explained, and panes that exist', () => {
      const words = [...beat.text.matchAll(/\[\[([^\]|]+)(\|[^\]]*)?\]\]/g)].map((match) => match[1] ?? '');
      expect(words.filter((word) => !KNOWN_TERMS.has(word.toLowerCase()))).toEqual([]);
      expect(beat.focus.filter((pane) => !PANES.test(pane))).toEqual([]);
    });
  });
});

describe('the gallery', () => {
  it('shows every folder of the library', () => {
    const folders = Object.keys(import.meta.glob('./scenarios/*/scenario.json')).map((path) => path.split('/')[2]);
    expect(new Set(folders)).toEqual(new Set(GALLERY.map((entry) => entry.name)));
  });

  it('holds scenarios that pass the door', async () => {
    for (const { name } of GALLERY) expect(resolveScenario(await galleryScenario(name)), name).toHaveProperty('scenario');
  });
});

describe('the terms', () => {
  it('explain each word only with words above it', () => {
    const seen = new Set<string>();
    for (const term of TERMS) {
      for (const [, word = ''] of term.text.matchAll(/\[\[([^\]|]+)(?:\|[^\]]*)?\]\]/g))
        expect(seen.has(word.toLowerCase()), `${term.name} uses ${word}`).toBe(true);
      for (const name of [term.name, ...term.also]) seen.add(name.toLowerCase());
    }
  });

  it('each belong to one matter', () => {
    expect(TERM_SECTIONS.flatMap((section) => section.terms)).toEqual(TERMS);
    for (const section of TERM_SECTIONS) expect(section.terms.length, section.title).toBeGreaterThan(1);
  });

  it('are at least twenty-five, each in one to three sentences', () => {
    expect(TERMS.length).toBeGreaterThanOrEqual(25);
    for (const term of TERMS) expect(term.text.split(/(?<=[.?!])["»”]?\s+(?=[A-Z"])/).length, term.name).toBeLessThanOrEqual(4);
  });
});
