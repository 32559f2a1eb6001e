import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatAddress } from './units.ts';
import { problemLine } from './problems.ts';
import { resolveScenario, resolveScenarioText } from './resolve.ts';

const client = { name: 'client.py', source: 'print(1)\n' };
const small = { version: 1, hosts: [{ name: 'client', programs: [client] }] };

/** Every problem as a line. */
function problems(json: unknown): readonly string[] {
  const resolved = resolveScenario(json);
  return 'problems' in resolved ? resolved.problems.map(problemLine) : [];
}

function scenario(json: unknown) {
  const resolved = resolveScenario(json);
  if ('problems' in resolved) throw new Error(resolved.problems.map(problemLine).join('\n'));
  return resolved.scenario;
}

/** Two joined hosts; `change` is laid over the file. */
const pair = (change: object = {}) => ({
  version: 1,
  hosts: [
    { name: 'client', address: '10.9.0.1', programs: [client] },
    { name: 'server', address: '10.9.0.2' },
  ],
  links: [{ between: ['client', 'server'], delay: '20ms' }],
  ...change,
});

describe('a good scenario', () => {
  it('gets every default', () => {
    const filled = scenario(small);
    expect(filled).toMatchObject({
      version: 1,
      title: '',
      seed: 1,
      end: 60e9,
      date: '2026-01-01T00:00:00Z',
      links: [],
      faults: [],
      story: [],
    });
    expect(filled.hosts[0]).toMatchObject({ name: 'client', cores: 1, stepCost: 200, forward: false, sysctl: {} });
    expect(formatAddress(filled.hosts[0]?.address ?? 0)).toBe('10.9.0.1');
    expect(filled.hosts[0]?.programs[0]).toEqual({
      name: 'client.py',
      file: 'client.py',
      language: 'python',
      runtime: 'node',
      source: 'print(1)\n',
      start: 0,
      env: {},
      args: [],
      stdin: null,
      terminal: null,
    });
  });

  it('has durations in nanoseconds, rates in bits per second and hosts by index', () => {
    const filled = scenario(
      pair({ end: '61.6ms', links: [{ between: ['server', 'client'], delay: '20ms', jitter: '1.5us', bandwidth: '2.5Mbit', mtu: 576 }] }),
    );
    expect(filled.end).toBe(61_600_000);
    expect(filled.links[0]).toEqual({
      between: [1, 0],
      delay: 20_000_000,
      jitter: 1_500,
      bandwidth: 2_500_000,
      mtu: 576,
      loss: 0,
      duplicate: 0,
      reorder: 0,
      corrupt: 0,
      queue: 100,
      mark: Number.POSITIVE_INFINITY,
      down: [],
    });
    expect(scenario(pair()).links[0]?.bandwidth).toBe(Number.POSITIVE_INFINITY);
  });

  it('ignores what an oracle recorded', () => expect(problems({ ...small, expected: { printed: 7 } })).toEqual([]));

  it('gives addresses to hosts that have none, past those that are taken', () => {
    const filled = scenario({ version: 1, hosts: [{ name: 'a' }, { name: 'b', address: '10.9.0.1' }, { name: 'c' }] });
    expect(filled.hosts.map((host) => formatAddress(host.address))).toEqual(['10.9.0.2', '10.9.0.1', '10.9.0.3']);
  });

  it('lets a program run the file of another', () => {
    const filled = scenario({
      version: 1,
      hosts: [{ name: 'a', programs: [client, { name: 'second', file: 'client.py', start: '5ms' }] }],
    });
    expect(filled.hosts[0]?.programs[1]).toMatchObject({
      name: 'second',
      file: 'client.py',
      source: 'print(1)\n',
      language: 'python',
      start: 5_000_000,
    });
  });

  it('keeps a file that nobody starts', () => {
    const filled = scenario({ version: 1, hosts: [{ name: 'a', programs: [{ ...client, start: null }] }] });
    expect(filled.hosts[0]?.programs[0]?.start).toBeNull();
  });

  it('reads kernel settings as numbers, words or lists', () => {
    const sysctl = { 'net.ipv4.tcp_sack': 0, 'net.ipv4.tcp_congestion_control': 'reno', 'net.ipv4.tcp_rmem': '4096  8192 16384' };
    const filled = scenario({ version: 1, hosts: [{ name: 'a', sysctl }] });
    expect(filled.hosts[0]?.sysctl).toEqual({ ...sysctl, 'net.ipv4.tcp_rmem': '4096 8192 16384' });
  });

  it('fills in beats', () => {
    const filled = scenario(
      pair({ story: [{ title: 'A SYN', at: { on: 'packet', from: 'client', flags: 'S', plus: '-2ms' }, focus: ['client.code'] }] }),
    );
    expect(filled.story[0]).toEqual({
      title: 'A SYN',
      text: '',
      focus: ['client.code'],
      select: null,
      notes: '',
      ask: null,
      goal: null,
      at: { on: 'packet', from: 'client', flags: 'S', nth: 1, plus: -2_000_000 },
    });
  });
});

describe('a wrong scenario', () => {
  it('has every problem said, by path', () => {
    const wrong = pair({
      hosts: [
        { name: 'client', address: '10.9.0.1', programs: [client, { name: 'b.py', source: '', start: 'soon' }] },
        { name: 'server', address: '10.9.0.1', programs: [{ name: 'client.py', source: '' }], colour: 'red', mood: 'low' },
      ],
      links: [{ between: ['client', 'printer'], loss: 1.5, mtu: 10, delay: '-3ms' }],
      faults: [{ from: 'clint', what: 'anything', nth: 0, action: 'eat' }],
    });
    expect(problems(wrong)).toEqual([
      'hosts[0].programs[1].start: "soon" is no duration',
      'hosts[1].colour: is no known field; here stand name, address, cores, stepCost, forward, nodelay, quickack, sysctl, programs',
      'hosts[1].mood: is no known field; here stand name, address, cores, stepCost, forward, nodelay, quickack, sysctl, programs',
      'hosts[1].address: "10.9.0.1" already is the address of the host "client"',
      'hosts[1].programs[0].name: "client.py" is the name of two; names are unique in a scenario',
      'links[0].delay: "-3ms" is negative',
      'links[0].mtu: 10 is no whole number from 68 to 65535',
      'links[0].loss: 1.5 is no probability from 0 to 1',
      'links[0].between[1]: "printer" is no host of this scenario',
      'faults[0].what: "anything" is none of any, data, syn, fin, rst, ack',
      'faults[0].nth: 0 is no whole number from 1 to 1000000',
      'faults[0].action: "eat" is none of drop, delay, duplicate, corrupt, mark',
      'faults[0].from: "clint" is no host of this scenario',
    ]);
  });

  const host = (change: object) => ({ version: 1, hosts: [{ name: 'a', ...change }] });
  const program = (change: object) => host({ programs: [{ ...client, ...change }] });
  const story = (at: unknown) => pair({ story: [{ title: 't', at }] });

  it.each<readonly [string, unknown, string]>([
    ['a list', [], 'a scenario is a JSON object'],
    ['no version', { hosts: [] }, 'version: is missing; the current version is 1'],
    [
      'a version of the future',
      { version: 2, planets: [] },
      'version: this scenario is written in version 2 and this program knows versions up to 1; a newer Bytes in Flight opens it',
    ],
    ['a version that is none', { version: 'one' }, 'version: "one" is no version'],
    ['no hosts', { version: 1 }, 'hosts: is missing'],
    ['an empty list of hosts', { version: 1, hosts: [] }, 'hosts: is empty: a scenario needs a host'],
    [
      '33 hosts',
      { version: 1, hosts: Array.from({ length: 33 }, (_, i) => ({ name: `h${i}` })) },
      'hosts: 33 hosts; at most 32 are possible',
    ],
    ['a host that is a word', { version: 1, hosts: ['a'] }, 'hosts[0]: "a" is no object'],
    ['a host without a name', { version: 1, hosts: [{}] }, 'hosts[0].name: is missing'],
    ['no end', { ...small, end: '0s' }, 'end: "0s" leaves no time at all'],
    ['a duration without a unit', { ...small, end: '5' }, 'end: "5" is no duration: it needs a unit (ns, us, ms, s)'],
    ['a number for a duration', { ...small, end: 5 }, 'end: 5 is no text'],
    ['a seed with a fraction', { ...small, seed: 1.5 }, 'seed: 1.5 is no whole number from 0 to 4294967295'],
    ['a date in words', { ...small, date: 'today' }, 'date: "today" is no date in UTC; write it like "2026-01-01T00:00:00Z"'],
    ['an address with a letter', host({ address: '10.9.0.x' }), 'hosts[0].address: "10.9.0.x" is no IPv4 address'],
    ['a loopback address', host({ address: '127.0.0.1' }), 'hosts[0].address: "127.0.0.1" is no address a host can have'],
    [
      'an unknown kernel setting',
      host({ sysctl: { 'net.ipv4.tcp_magic': 1 } }),
      'hosts[0].sysctl["net.ipv4.tcp_magic"]: is no known kernel setting',
    ],
    [
      'a short name of a setting',
      host({ sysctl: { tcp_sack: 1 } }),
      'hosts[0].sysctl.tcp_sack: is no known kernel setting; did you mean net.ipv4.tcp_sack?',
    ],
    [
      'nonsense in a setting',
      host({ sysctl: { 'net.ipv4.tcp_sack': 7 } }),
      'hosts[0].sysctl["net.ipv4.tcp_sack"]: 7 is no whole number from 0 to 1',
    ],
    [
      'a congestion control nobody has',
      host({ sysctl: { 'net.ipv4.tcp_congestion_control': 'best' } }),
      'hosts[0].sysctl["net.ipv4.tcp_congestion_control"]: "best" is none of reno, cubic',
    ],
    ['a program without source', host({ programs: [{ name: 'a.py' }] }), 'hosts[0].programs[0]: has neither "source" nor "file"'],
    ['source and file', program({ file: 'client.py' }), 'hosts[0].programs[0].file: stands beside "source"; one of them says what runs'],
    [
      'a file that is not there',
      host({ programs: [{ name: 'a', file: 'b.py' }] }),
      'hosts[0].programs[0].file: "b.py" is no program with a source in this scenario',
    ],
    [
      'JavaScript in a .js',
      host({ programs: [{ name: 'a.js', source: '' }] }),
      'hosts[0].programs[0].name: "a.js" ends in neither .cjs nor .mjs; that decides its module kind',
    ],
    ['a path as a name', program({ name: '../a.py' }), 'hosts[0].programs[0].name: "../a.py" is no file name (letters, digits, . _ -)'],
    [
      'both terminal and stdin',
      program({ terminal: {}, stdin: 'x' }),
      'hosts[0].programs[0].stdin: stands beside "terminal"; a program on a terminal reads its keys',
    ],
    [
      'too much source',
      program({ source: 'x'.repeat(300_000) }),
      'hosts: the programs are 293 kB long in sum; at most 256 kB are possible',
    ],
    ['a link of three', pair({ links: [{ between: ['client', 'server', 'client'] }] }), 'links[0].between: a link joins two hosts, not 3'],
    [
      'a cut that ends before it begins',
      pair({ links: [{ between: ['client', 'server'], down: [{ from: '3s', to: '1s' }] }] }),
      'links[0].down[0].to: "1s" is not after "3s"',
    ],
    [
      'a cut after one for good',
      pair({ links: [{ between: ['client', 'server'], down: [{ from: '1s' }, { from: '2s' }] }] }),
      'links[0].down[1]: comes after one without "to": the wire is cut for good there',
    ],
    [
      'a cut at no time',
      pair({ links: [{ between: ['client', 'server'], down: [{ from: 'soon' }] }] }),
      'links[0].down[0].from: "soon" is no duration',
    ],
    [
      'a link to itself',
      pair({ links: [{ between: ['client', 'client'] }] }),
      'links[0].between: joins "client" to itself; programs on one host talk over loopback',
    ],
    [
      'two links between the same',
      pair({ links: [{ between: ['client', 'server'] }, { between: ['server', 'client'] }] }),
      'links[1].between: "server" and "client" are joined already',
    ],
    [
      'a bandwidth in bytes',
      pair({ links: [{ between: ['client', 'server'], bandwidth: '10MB' }] }),
      'links[0].bandwidth: "10MB" is no bandwidth; write it like "10Mbit" (bit, kbit, Mbit, Gbit), or "unlimited"',
    ],
    [
      'a delay that says not how long',
      pair({ faults: [{ from: 'client', action: 'delay' }] }),
      'faults[0].by: is missing: a delay says by how much',
    ],
    [
      'a drop that says how long',
      pair({ faults: [{ from: 'client', action: 'drop', by: '1ms' }] }),
      'faults[0].by: is for the action "delay"',
    ],
    ['a field in the singular', pair({ fault: [] }), 'fault: is no known field; did you mean "faults"?'],
    [
      'an anchor of no kind',
      story({ on: 'moon' }),
      'story[0].at.on: "moon" is none of packet, call, line, state, decision, printed, exit, callback, frame, start, end',
    ],
    [
      'an anchor with a field of another kind',
      story({ on: 'exit', program: 'client.py', flags: 'S' }),
      'story[0].at.flags: is no known field; here stand on, nth, plus, program',
    ],
    [
      'an anchor in a program that is not there',
      story({ on: 'exit', program: 'b.py' }),
      'story[0].at.program: "b.py" is no program of this scenario',
    ],
    ['a line that is no number', story({ on: 'line', program: 'client.py', line: 'last' }), 'story[0].at.line: "last" is no number'],
    [
      'four panes',
      pair({ story: [{ title: 't', at: { on: 'start' }, focus: ['a', 'b', 'c', 'd'] }] }),
      'story[0].focus: 4 panes in focus; at most 3 are possible',
    ],
  ])('%s', (_, file, sentence) => expect(problems(file)).toEqual([sentence]));

  it('is said in lines and columns where it is no JSON at all', () => {
    expect(resolveScenarioText('{\n  "version": 1,\n  oops\n}')).toEqual({
      problems: [{ path: '', sentence: 'is no JSON: line 3, column 3' }],
    });
    expect(resolveScenarioText('{ "version": 1')).toEqual({
      problems: [{ path: '', sentence: expect.stringMatching(/^is no JSON: /) as string }],
    });
  });

  it('is refused by its size before it is read', () => {
    expect(resolveScenarioText(' '.repeat(10_000_000))).toEqual({
      problems: [{ path: '', sentence: 'the file has 10 million characters; a scenario has at most 1 million' }],
    });
  });
});

describe('the recorded cases', () => {
  const root = path.resolve(import.meta.dirname, '../../conformance');
  const files = ['kernel', 'programs/python', 'programs/javascript', 'programs/http'].flatMap((folder) =>
    readdirSync(path.join(root, folder)).map((file) => path.join(folder, file)),
  );
  it('are all scenarios of version 1', () => {
    const wrong = files.flatMap((file) =>
      problems(JSON.parse(readFileSync(path.join(root, file), 'utf8'))).map((line) => `${file}: ${line}`),
    );
    expect(wrong).toEqual([]);
    expect(files.length).toBeGreaterThan(60);
  });
});
