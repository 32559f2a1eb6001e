/**
 * sim live SCENARIO.json --host NAME: one host of a scenario in real time, its network on standard input and output (frames.ts), what its
 * programs print on standard error. Put a TUN device behind it (scripts/live-tun.py), and a real curl talks to a simulated server.
 */
import { readFileSync } from 'node:fs';
import { parseJson, resolveScenario } from '#scenario/resolve.ts';
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { frame, unframe, type Unframed } from './frames.ts';
import { bootLive, liveArrival, liveUntil, nextDue, type LiveHost } from './livehost.ts';

const USAGE = 'usage: sim live SCENARIO.json --host NAME';

/** Begins the run, which goes on while the process has something to wait for. Returns the exit status so far: 0, or 2 with a sentence. */
export function live(args: readonly string[]): number {
  const at = args.indexOf('--host');
  const name = at < 0 ? undefined : args[at + 1];
  const [file, ...more] = args.filter((_, i) => at < 0 || (i !== at && i !== at + 1));
  if (file === undefined || name === undefined || more.length > 0 || file.startsWith('-')) return complain(USAGE);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return complain(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = parseJson(text);
  if ('problem' in parsed) return complain(`${file}: ${parsed.problem.sentence}`);
  const resolved = resolveScenario(parsed.json);
  if ('problems' in resolved) return complain(`${file}: ${resolved.problems.map((p) => `${p.path}: ${p.sentence}`).join(' · ')}`);
  const begun = process.hrtime.bigint();
  // Strangers remember ports and sequence numbers between two runs, so those must differ from run to run.
  const scenario = { ...resolved.scenario, seed: Number(begun % 0x1_0000_0000n) };
  const host = bootLive(scenario, name, {
    send: (packet) => process.stdout.write(frame(packet)),
    printed: (said) => process.stderr.write(said),
  });
  if ('problems' in host) {
    return complain(`${file}: ${host.problems.map((p) => (p.path === '' ? p.sentence : `${p.path}: ${p.sentence}`)).join(' · ')}`);
  }
  run(host, () => ns(Number(process.hrtime.bigint() - begun)));
  return 0;
}

/** Timers sleep at most this long at a time, in milliseconds. */
const LONGEST = 60_000;

function run(host: LiveHost, now: () => Nanoseconds): void {
  let timer: NodeJS.Timeout | undefined;
  const unframed: Unframed = { rest: new Uint8Array(0) };
  const advance = (): void => {
    clearTimeout(timer);
    if (!liveUntil(host, now())) {
      process.stdin.destroy();
      return;
    }
    timer = setTimeout(advance, Math.min(LONGEST, Math.max(0, (nextDue(host) - now()) / 1e6)));
  };
  process.stdin.on('data', (piece: Buffer) => {
    for (const packet of unframe(unframed, piece)) {
      // What was due before it happens before it.
      liveUntil(host, now());
      liveArrival(host, packet);
    }
    advance();
  });
  process.stdin.on('end', () => clearTimeout(timer));
  advance();
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence.replaceAll('\n', ' ')}\n`);
  return 2;
}
