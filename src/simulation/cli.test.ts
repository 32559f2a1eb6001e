import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from './cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sim-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let out = '';
let err = '';
beforeEach(() => {
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
});
afterEach(() => void vi.restoreAllMocks());

let files = 0;
const file = (content: unknown): string => {
  const name = path.join(folder, `scenario${files++}.json`);
  writeFileSync(name, typeof content === 'string' ? content : JSON.stringify(content));
  return name;
};
const ECHO = readFileSync('conformance/kernel/echo-once.json', 'utf8');
const one = (source: string, more: object = {}) => ({
  version: 1,
  title: 'one',
  end: '1s',
  hosts: [{ name: 'a', address: '10.9.0.1', programs: [{ name: 'a.py', language: 'python', start: '0ms', source }] }],
  ...more,
});

describe('the command line', () => {
  it('prints one JSON object: what was printed, how programs ended, every packet', () => {
    expect(main([file(ECHO)])).toBe(0);
    const result = JSON.parse(out) as Record<string, unknown>;
    expect(Object.keys(result)).toEqual(['end', 'events', 'printed', 'exit', 'terminal', 'packets', 'unsupported']);
    expect(result['printed']).toEqual({ 'client.py': ["got b'hello, world'"], 'server.py': ['recv 12', 'recv 0', 'closed'] });
    expect(result['exit']).toEqual({ 'client.py': 0, 'server.py': 0 });
    expect((result['packets'] as unknown[])[0]).toMatchObject({
      from: 'client',
      proto: 'tcp',
      dport: 9000,
      flags: 'S',
      seq: 0,
      len: 0,
      win: 64240,
      opts: ['mss 1460', 'sackOK', 'ts', 'wscale 10'],
    });
    expect(err).toBe('');
  });
  it('adds system calls, events and a capture where asked', () => {
    const capture = path.join(folder, 'out.pcapng');
    expect(main([file(ECHO), '--strace', '--events', '--pcap', capture])).toBe(0);
    const result = JSON.parse(out) as { strace: Record<string, string[]>; trace: { kind: string }[]; events: number };
    expect(result.strace['client.py']).toContain('sendto(3, "hello, world", 12, 0, NULL, 0) = 12');
    expect(result.trace).toHaveLength(result.events);
    expect(readFileSync(capture).subarray(0, 4)).toEqual(Buffer.from([0x0a, 0x0d, 0x0d, 0x0a]));
  });
  it('ends with status 2 and one line on what is broken', () => {
    const cases: readonly [readonly string[], RegExp][] = [
      [[], /^usage: /],
      [['--speed', file(ECHO)], /^unknown option --speed/],
      [[path.join(folder, 'nowhere.json')], /nowhere\.json cannot be read/],
      [[file('{"version": 1,')], /scenario\d+\.json: /],
      [[file(one('pass', { end: 'soon' }))], /end: /],
      [[file(one('pass', { hosts: [] }))], /hosts/],
      [[file(one('def f(:\n    pass\n'))], /a\.py:1:/],
      [[file({ ...one('pass'), colour: 'red' })], /colour/],
    ];
    for (const [args, says] of cases) {
      err = '';
      expect(main(args), args.join(' ')).toBe(2);
      expect(err).toMatch(says);
      expect(err.trimEnd().split('\n')).toHaveLength(1);
    }
    expect(out).toBe('');
  });
  it('ends with status 3 where a program needs what is not there, and says where', () => {
    expect(main([file(one('print("fine")\nimport tkinter\n'))])).toBe(3);
    expect((JSON.parse(out) as { unsupported: unknown }).unsupported).toMatchObject([{ program: 'a.py', line: 2 }]);
    out = '';
    expect(main([file(one('import socket\nprint("before")\nsocket.socket().sendmsg([b"x"])\n'))])).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      printed: { 'a.py': ['before'] },
      exit: { 'a.py': null },
      unsupported: [{ program: 'a.py', line: 3 }],
    });
  });
});
