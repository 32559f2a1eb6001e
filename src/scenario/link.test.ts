import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ns } from '#time/nanoseconds.ts';
import { applyDifference, difference, sameJson, type Json } from './difference.ts';
import { GOALS, makeLink, NO_VIEW, openLink, parseLink, type LinkView, type OpenedLink } from './link.ts';
import { pack, unpack } from './payload.ts';
import { applySettings, settingsBetween } from './settings.ts';

const base = {
  version: 1,
  title: 'Two small writes',
  end: '2s',
  hosts: [
    { name: 'client', address: '10.9.0.1', programs: [{ name: 'client.py', source: 'print("hi")\n', start: '400ms' }] },
    { name: 'server', address: '10.9.0.2' },
  ],
  links: [{ between: ['client', 'server'], delay: '20ms' }],
  faults: [],
} as const satisfies Json;

const gallery: Readonly<Record<string, Json>> = { 'two-writes': base };
const findBase = (name: string): Json | undefined => gallery[name];

async function open(hash: string): Promise<OpenedLink & { readonly view: LinkView }> {
  const link = parseLink(hash);
  if ('problem' in link) throw new Error(link.problem);
  const opened = await openLink(link, findBase);
  if ('problem' in opened) throw new Error(opened.problem);
  return { ...opened, view: link.view };
}

async function problem(hash: string): Promise<string> {
  const link = parseLink(hash);
  if ('problem' in link) return link.problem;
  const opened = await openLink(link, findBase);
  return 'problem' in opened ? opened.problem : 'none';
}

/** The base, loosely typed, for a test to change. */
interface Draft {
  hosts: { name: string; programs: { name: string; source: string }[] }[];
  links: { delay: string }[];
}
function changed(change: (file: Draft) => void): Json {
  const copy = structuredClone(base) as unknown as Draft;
  change(copy);
  return copy as unknown as Json;
}

describe('golden links, which work for ever (never change a line here)', () => {
  it('a named scenario, an instant, a way of looking', async () => {
    const opened = await open('#/two-writes?t=61.6ms&view=ladder&step=packet&theme=dark&present&delay=80ms');
    expect(opened.view).toEqual({ t: 61_600_000, view: 'ladder', step: 'packet', theme: 'dark', present: true });
    expect(opened.file).toMatchObject({ links: [{ delay: '80ms' }] });
  });

  it('every kind of setting', async () => {
    const opened = await open(
      '#/two-writes?seed=7&end=3s&client~server.mtu=576&loss=0.25&client.cores=2&server.net.ipv4.tcp_sack=0&client.py:start=1ms&client.py:env.MODE=a%20b&fault=client.data.3.drop,server.ack.1.delay.50ms',
    );
    expect(opened.file).toMatchObject({
      seed: 7,
      end: '3s',
      links: [{ mtu: 576, loss: 0.25 }],
      hosts: [{ cores: 2, programs: [{ start: '1ms', env: { MODE: 'a b' } }] }, { sysctl: { 'net.ipv4.tcp_sack': 0 } }],
      faults: [
        { from: 'client', what: 'data', nth: 3, action: 'drop' },
        { from: 'server', what: 'ack', nth: 1, action: 'delay', by: '50ms' },
      ],
    });
  });

  it('a host without Nagle’s rule, one without delayed ACKs, a wire without limit', async () => {
    const opened = await open('#/two-writes?bandwidth=unlimited&client.nodelay=1&server.quickack=1');
    expect(opened.file).toMatchObject({ hosts: [{ nodelay: true }, { quickack: true }], links: [{ bandwidth: 'unlimited' }] });
  });

  it('a wire that is cut', async () => {
    const opened = await open('#/two-writes?down=1s-3s,5s-&t=1s');
    expect(opened.file).toMatchObject({ links: [{ down: [{ from: '1s', to: '3s' }, { from: '5s' }] }] });
  });

  it('an edited scenario, as a difference to its base', async () => {
    const opened = await open(
      '#/~izbUqVbKyC8uKVayqlYyABEFRfnpRYm5CIHiksSiEiUrAx2l4vzSouRUJatopYKizLwSjRgl96LDew7PT1V4NKcjRkkzJk8ptra2VkfJEKQvOb8otVjJKtoIIlZSnq9bXpRZklqspGNkYm5iYmxhZmEZCwA?t=61.6ms&present',
    );
    expect(opened).toMatchObject({ revised: false, base: { name: 'two-writes' }, view: { t: 61_600_000, present: true } });
    expect(opened.file).toEqual({
      ...base,
      hosts: [
        { name: 'client', address: '10.9.0.1', programs: [{ name: 'client.py', source: 'print("Grüße ✈")\n' }] },
        { name: 'server', address: '10.9.0.2', cores: 2 },
      ],
    });
  });

  it('a scenario that stands alone', async () => {
    const opened = await open(
      '#/~izbUqVYqSy0qzszPU7Iy1FHKyC8uKVayiq5WykvMTVWyUirOz8lX0lEqKMpPL0rMRZFK1CuoVNJRKs4vLUoG8QuKMvNKNAw1Y_KUamNBEAA',
    );
    expect(opened).toMatchObject({
      base: null,
      file: { version: 1, hosts: [{ name: 'solo', programs: [{ name: 'a.py', source: 'print(1)\n' }] }] },
    });
  });
});

describe('making a link', () => {
  it('names an untouched scenario', async () => {
    expect(await makeLink(base, { name: 'two-writes', file: base }, { ...NO_VIEW, t: ns(61_600_000) })).toEqual({
      hash: '#/two-writes?t=61.6ms',
      length: 21,
      goal: GOALS.tuned,
      fits: true,
    });
  });

  it('writes changed settings so that a person can read them', async () => {
    const slower = changed((file) => (file.links[0]!.delay = '80ms'));
    expect((await makeLink(slower, { name: 'two-writes', file: base }, NO_VIEW)).hash).toBe('#/two-writes?delay=80ms');
  });

  it('packs edited programs, and says when the link got too long', async () => {
    const numbers = Array.from({ length: 1_500 }, (_, index) => (index * index * 7_919) % 100_003).join('\n');
    const edited = changed((file) => (file.hosts[0]!.programs[0]!.source = numbers));
    const link = await makeLink(edited, { name: 'two-writes', file: base }, NO_VIEW);
    expect(link).toMatchObject({ goal: GOALS.edited, fits: false, length: link.hash.length });
    expect((await open(link.hash)).file).toEqual(edited);
  });

  it('tells that the base was revised since, but not for a polished text', async () => {
    const edited = changed((file) => (file.hosts[1]!.name = 'shop'));
    const { hash } = await makeLink(edited, { name: 'two-writes', file: base }, NO_VIEW);
    const link = parseLink(hash);
    if ('problem' in link) throw new Error(link.problem);
    expect(await openLink(link, () => ({ ...base, title: 'Two writes, polished' }))).toMatchObject({ revised: false });
    expect(await openLink(link, () => ({ ...base, end: '9s' }))).toMatchObject({
      revised: true,
      file: { end: '9s', hosts: [{}, { name: 'shop' }] },
    });
  });
});

describe('a broken link says what is wrong', () => {
  it.each([
    ['#/', 'This link names no scenario: "" cannot be the name of one.'],
    ['#/nobody', 'There is no scenario called "nobody".'],
    ['#/Two Writes', 'This link names no scenario: "Two Writes" cannot be the name of one.'],
    ['#/two-writes?t=late', 'This link points to no instant: "late" is no time; it looks like t=61.6ms.'],
    ['#/two-writes?theme=pink', 'This link asks for a theme "pink"; there are light and dark.'],
    ['#/two-writes?t=1ms&t=2ms', 'This link says "t" twice.'],
    ['#/two-writes?view=%E0%A4%A', 'This link is damaged: it has a % that means no letter.'],
    ['#/two-writes?colour=red', 'This link changes what is not there: colour: is no setting.'],
    ['#/two-writes?printer.cores=2', 'This link changes what is not there: printer.cores: this scenario has no host "printer".'],
    [
      '#/two-writes?client~printer.delay=2ms',
      'This link changes what is not there: client~printer.delay: this scenario has no link between "client" and "printer".',
    ],
    ['#/two-writes?fault=client', 'This link changes what is not there: fault: "client" is no fault; write it like client.data.3.drop.'],
    ['#/~!!', 'This link was cut off or changed on its way: its packed part has letters or a length that no packed part has.'],
    ['#/~izbUqVYqSy0qzszPU7Iy1FHK', 'This link was cut off or changed on its way: its packed part cannot be unpacked.'],
    ['#/~', 'This link was cut off or changed on its way: its packed part cannot be unpacked.'],
  ])('%s', async (hash, sentence) => expect(await problem(hash)).toBe(sentence));

  it('names a newer version', async () => {
    expect(await problem(`#/~${await pack('[2,{}]')}`)).toMatch(/^This link was made by a newer Bytes in Flight \(links of version 2/);
  });
  it('holds something else', async () => {
    expect(await problem(`#/~${await pack('"hello"')}`)).toBe('This link holds something else than a scenario.');
    expect(await problem(`#/~${await pack('hello')}`)).toBe('This link was changed on its way: what it holds is no scenario.');
    expect(await problem(`#/~${await pack('[1,{"hosts":{"length":[1e9]}},"two-writes",0]')}`)).toMatch(/no longer fit/);
  });
  it('stops unpacking at a megabyte', async () => {
    const bomb = await pack('0'.repeat(50_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await problem(`#/~${bomb}`)).toBe('This link holds more than a scenario can: it unpacks to over 1 MB.');
  });
  it('never throws, whatever the hash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (text) => typeof (await problem(`#/${text}`)) === 'string'),
    );
    await fc.assert(
      fc.asyncProperty(fc.base64String({ maxLength: 80 }), async (text) => typeof (await problem(`#/~${text}`)) === 'string'),
    );
  });
});

describe('round trips', () => {
  /** As it comes out of JSON text, which knows no -0. */
  const json = fc.json({ maxDepth: 4 }).map((text) => JSON.parse(text.replaceAll('-0', '0')) as Json);

  it('any text survives packing', () =>
    fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => (await unpack(await pack(text))) === text)));

  it('a difference turns one value into the other', () =>
    fc.assert(
      fc.property(json, json, (from, to) => {
        const patch = difference(from, to);
        expect(patch === null ? from : applyDifference(from, JSON.parse(JSON.stringify(patch)) as never)).toEqual(to);
      }),
      { numRuns: 1_000 },
    ));

  const duration = fc.integer({ min: 1, max: 5_000 }).map((n) => `${n}ms`);
  const tuned = fc.record(
    {
      seed: fc.nat(1_000),
      end: duration,
      delay: duration,
      jitter: duration,
      loss: fc.constantFrom(0, 0.1, 0.5),
      down: fc.constantFrom([], [{ from: '1s' }], [{ from: '1s', to: '2s' }, { from: '3s' }]),
      mtu: fc.integer({ min: 68, max: 9_000 }),
      cores: fc.integer({ min: 1, max: 8 }),
      sack: fc.constantFrom(0, 1),
      start: duration,
      env: fc.dictionary(fc.stringMatching(/^[A-Z_]{1,8}$/), fc.string(), { maxKeys: 3 }),
      nth: fc.integer({ min: 1, max: 9 }),
    },
    { requiredKeys: [] },
  );
  const tune = (file: Json, { seed, end, delay, jitter, loss, down, mtu, cores, sack, start, env, nth }: Record<string, unknown>): Json => {
    const copy = structuredClone(file) as { [key: string]: unknown } & {
      hosts: [{ [key: string]: unknown; programs: [{ [key: string]: unknown }] }, { [key: string]: unknown }];
      links: [{ [key: string]: unknown }];
    };
    if (seed !== undefined) copy['seed'] = seed;
    if (end !== undefined) copy['end'] = end;
    for (const [key, value] of Object.entries({ delay, jitter, loss, down, mtu })) if (value !== undefined) copy.links[0][key] = value;
    if (cores !== undefined) copy.hosts[1]['cores'] = cores;
    if (sack !== undefined) copy.hosts[0]['sysctl'] = { 'net.ipv4.tcp_sack': sack };
    if (start !== undefined) copy.hosts[0].programs[0]['start'] = start;
    if (env !== undefined && Object.keys(env as object).length > 0) copy.hosts[0].programs[0]['env'] = env;
    if (nth !== undefined) copy['faults'] = [{ from: 'client', what: 'data', nth, action: 'drop' }];
    return copy as unknown as Json;
  };

  it('a tuned scenario comes back from its readable link', () =>
    fc.assert(
      fc.asyncProperty(tuned, async (settings) => {
        const file = tune(base, settings);
        const { hash } = await makeLink(file, { name: 'two-writes', file: base }, NO_VIEW);
        expect(hash).toMatch(/^#\/two-writes/);
        expect((await open(hash)).file).toEqual(file);
      }),
    ));

  it('an edited scenario comes back from its packed link, with its way of looking', () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }),
        fc.string({ minLength: 1 }),
        fc.nat(2_000_000_000),
        fc.boolean(),
        async (source, view, at, present) => {
          const file = changed((copy) => (copy.hosts[0]!.programs[0] = { name: 'other.py', source }));
          const looking: LinkView = { t: ns(at), view, step: null, theme: 'light', present };
          const link = await makeLink(file, { name: 'two-writes', file: base }, looking);
          const opened = await open(link.hash);
          expect(opened.file).toEqual(file);
          expect(opened.view).toEqual(looking);
        },
      ),
    ));

  it('settings say nothing where nothing changed, and refuse what they cannot say', () => {
    expect(settingsBetween(base, base)?.size).toBe(0);
    expect(settingsBetween(base, { ...base, title: 'Other' })).toBeNull();
    expect(applySettings(base, new Map())).toEqual({ file: base });
    expect(sameJson({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
  });
});
