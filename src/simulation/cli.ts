/**
 * The command line: npm run -s sim -- scenario.json [--pcap out.pcapng] [--strace] [--events]; `live` as its first word: live.ts.
 * One JSON object on standard output. Unknown options and broken files: one line on standard error, status 2. Unsupported programs: status 3.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseJson } from '#scenario/resolve.ts';
import type { Trace } from '#trace/trace.ts';
import { captureOf } from './capture.ts';
import { live } from './live.ts';
import { resultOf, straceLines } from './result.ts';
import { simulateScenario, type RunProblem } from './scenariorun.ts';

const USAGE = 'usage: sim SCENARIO.json [--pcap OUT.pcapng] [--strace] [--events]';

interface Options {
  readonly file: string;
  readonly pcap: string | null;
  readonly strace: boolean;
  readonly events: boolean;
}

/** Returns the exit status. */
export function main(args: readonly string[]): number {
  if (args[0] === 'live') return live(args.slice(1));
  const options = parse(args);
  if (typeof options === 'string') return complain(options);
  let text: string;
  try {
    text = readFileSync(options.file, 'utf8');
  } catch (error) {
    return complain(`${options.file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = parseJson(text);
  if ('problem' in parsed) return complain(`${options.file}: ${line(parsed.problem)}`);
  const run = simulateScenario(parsed.json);
  if ('problems' in run) return refuse(options.file, run.problems);
  const { trace, scenario } = run;
  if (options.pcap !== null) {
    try {
      writeFileSync(options.pcap, captureOf(trace, scenario.date));
    } catch (error) {
      return complain(`${options.pcap} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const result = resultOf(trace);
  print({ ...result, ...(options.strace ? { strace: straceLines(trace) } : {}), ...(options.events ? { trace: [...events(trace)] } : {}) });
  return result.unsupported.length > 0 ? 3 : 0;
}

function parse(args: readonly string[]): Options | string {
  let file: string | null = null;
  let pcap: string | null = null;
  let strace = false;
  let events = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--strace') strace = true;
    else if (arg === '--events') events = true;
    else if (arg === '--pcap') {
      pcap = args[++i] ?? null;
      if (pcap === null) return `--pcap needs a file name. ${USAGE}`;
    } else if (arg.startsWith('-')) return `unknown option ${arg}. ${USAGE}`;
    else if (file === null) file = arg;
    else return `one scenario at a time, not ${file} and ${arg}. ${USAGE}`;
  }
  return file === null ? USAGE : { file, pcap, strace, events };
}

/** Programs with names that the simulator lacks still give a result, an empty one that says so; everything else is a broken file. */
function refuse(file: string, problems: readonly RunProblem[]): number {
  const unsupported = problems.filter((problem) => problem.program?.kind === 'unsupported');
  const broken = problems.filter((problem) => problem.program?.kind !== 'unsupported');
  if (broken.length > 0) return complain(`${file}: ${broken.map(line).join(' · ')}`);
  print({
    end: '0ms',
    events: 0,
    printed: {},
    exit: {},
    terminal: {},
    packets: [],
    unsupported: unsupported.map(({ program, sentence }) => ({ program: program!.file, line: program!.line, what: sentence })),
  });
  return 3;
}

const line = ({
  path,
  sentence,
  program,
}: {
  readonly path: string;
  readonly sentence: string;
  readonly program?: RunProblem['program'];
}): string =>
  program ? `${program.file}:${program.line}:${program.column}: ${sentence}` : path === '' ? sentence : `${path}: ${sentence}`;

function* events(trace: Trace): Generator<unknown> {
  for (let id = 0; id < trace.count; id++) {
    const event = trace.event(id);
    yield Object.fromEntries(Object.entries(event).map(([name, value]) => [name, value instanceof Uint8Array ? Array.from(value) : value]));
  }
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence.replaceAll('\n', ' ')}\n`);
  return 2;
}

const print = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};
