/**
 * Wireshark's own eyes on what we put on the wire: the exported capture of every gallery scenario and of a choice of recorded cases
 * goes through tshark, which finds no malformed packet and no bad checksum. Where tshark is not installed, the test says so and stands aside.
 */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { assembleScenario, folderProblemLine } from '../src/scenario/assemble.ts';

const run = promisify(execFile);
const root = path.dirname(import.meta.dirname);
const library = path.join(root, 'src/library/scenarios');
const scratch = mkdtempSync(path.join(tmpdir(), 'capture-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const hasTshark = spawnSync('tshark', ['--version']).status === 0;
if (!hasTshark) console.log('tshark is not installed here: captures are not looked at (Debian: apt-get install tshark)');

/** Recorded cases beside the gallery: loss and SACK, loopback, UDP with fragments, ICMP. */
const RECORDED = ['two-sends-nagle', 'loopback-echo', 'fast-retransmit', 'two-lost-sack', 'udp-fragments', 'udp-port-unreachable'];

/** Scenario text by name: the gallery's folders joined, the recorded cases as they are. */
function scenarios(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of folders(library)) {
    const folder = path.join(library, name);
    const files = Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
    const assembled = assembleScenario(files);
    if ('problems' in assembled) throw new Error(assembled.problems.map((problem) => `${name}/${folderProblemLine(problem)}`).join('\n'));
    found.set(name, JSON.stringify(assembled.file));
  }
  for (const name of RECORDED) found.set(name, readFileSync(path.join(root, 'conformance/kernel', `${name}.json`), 'utf8'));
  return found;
}

function folders(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}

const CHECKSUMS = ['ip', 'tcp', 'udp'].flatMap((protocol) => ['-o', `${protocol}.check_checksum:TRUE`]);
/** A long run's list of packets is longer than Node's usual limit for what a program may print. */
const MOST = { maxBuffer: 64 * 1024 * 1024 };
const tshark = async (file: string, filter: string): Promise<readonly string[]> => {
  const { stdout } = await run('tshark', ['-n', '-r', file, ...CHECKSUMS, '-Y', filter], MOST);
  return stdout.split('\n').filter((line) => line !== '');
};

describe.runIf(hasTshark)('tshark finds nothing wrong in the capture of', () => {
  it.each([...scenarios()])('%s', async (name, text) => {
    const scenario = path.join(scratch, `${name.replaceAll('/', '-')}.json`);
    const capture = `${scenario}.pcapng`;
    writeFileSync(scenario, text);
    const { stdout } = await run(
      process.platform === 'win32' ? 'npm.cmd' : 'npm',
      ['run', '-s', 'sim', '--', scenario, '--pcap', capture],
      { cwd: root, ...MOST },
    );
    const { packets } = JSON.parse(stdout) as { readonly packets: readonly unknown[] };
    expect(await tshark(capture, 'frame')).toHaveLength(packets.length);
    expect(
      await tshark(
        capture,
        '_ws.malformed || _ws.short || ip.checksum.status == "Bad" || tcp.checksum.status == "Bad" || udp.checksum.status == "Bad"',
      ),
    ).toEqual([]);
    // A checksum that was never verified is no good news.
    expect(await tshark(capture, 'tcp && !(tcp.checksum.status == "Good")')).toEqual([]);
  });
});
