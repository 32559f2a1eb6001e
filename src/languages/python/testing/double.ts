/** A scripted kernel for tests: answers system calls by name, keeps what was asked and printed, and lets a test look at or replace the state between slices. */
import type { CallResult, SystemCall } from '#kernel/systemcalls.ts';
import { pythonRuntime } from '../runtime.ts';
import type { Vm } from '../objects/vm.ts';

export interface Script {
  /** Result of a call; undefined: the default (0, or the number of bytes). `nth` counts calls of that name from 0. */
  readonly answer?: (call: SystemCall, nth: number) => CallResult | undefined;
  /** Length in steps of the next slice. */
  readonly slice?: () => number;
  /** Called between slices; a state it returns goes on instead. */
  readonly between?: (state: Vm, step: number) => Vm | undefined;
  readonly most?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Played {
  readonly printed: string;
  /** Names of the calls, with what tells them apart. */
  readonly calls: readonly string[];
  /** "step:line" of every line step. */
  readonly lines: readonly string[];
  readonly end: string;
  readonly state: Vm;
}

const DEFAULTS: Readonly<Record<string, unknown>> = {
  socket: 3,
  getsockname: { address: 0x7f000001, port: 40000 },
  accept4: { fd: 4, address: { address: 0x0a090001, port: 40000 } },
  clock_gettime: [0, 0],
  getpid: 100,
};

function detail(call: SystemCall): string {
  switch (call.name) {
    case 'write':
    case 'sendto':
      return `${call.name}(${String(call.fd)}, ${JSON.stringify(new TextDecoder().decode(call.bytes))})`;
    case 'clock_nanosleep':
      return `clock_nanosleep(${String(call.duration)})`;
    case 'clock_gettime':
    case 'getpid':
      return call.name;
    case 'poll':
      return `poll(${JSON.stringify(call.fds)}, ${String(call.timeout)})`;
    case 'ioctl':
      return `ioctl(${String(call.fd)}, FIONBIO, ${String(call.value)})`;
    default:
      return 'fd' in call ? `${call.name}(${String(call.fd)})` : call.name;
  }
}

export function play(source: string, script: Script = {}): Played {
  const loaded = pythonRuntime.load({
    main: 'program.py',
    files: [{ name: 'program.py', source, index: 0 }],
    args: ['program.py'],
    env: { HOME: '/home/user', ...script.env },
    hosts: { server: 0x0a090002 },
    pid: 100,
    seed: 7,
    date: '2026-01-01T00:00:00Z',
  });
  if ('problems' in loaded) throw new Error(loaded.problems.map((one) => one.sentence).join('\n'));
  let { state } = loaded;
  const calls: string[] = [];
  const lines: string[] = [];
  const counts = new Map<string, number>();
  let printed = '';
  for (let limit = 0; ;) {
    limit += script.slice?.() ?? 1_000_000;
    const outcome = pythonRuntime.run(state, 0, limit, (step, _file, line) => {
      lines.push(`${String(step)}:${String(line)}`);
    });
    limit = Math.max(limit, outcome.step);
    state = script.between?.(state, outcome.step) ?? state;
    if (outcome.kind === 'exited') return { printed, calls, lines, end: `exit ${String(outcome.status)}`, state };
    if (outcome.kind === 'stopped') return { printed, calls, lines, end: outcome.sentence, state };
    if (outcome.kind === 'slice') {
      if (outcome.step > (script.most ?? 30_000_000)) return { printed, calls, lines, end: 'still running', state };
      continue;
    }
    const { call } = outcome;
    const nth = counts.get(call.name) ?? 0;
    counts.set(call.name, nth + 1);
    calls.push(detail(call));
    if (call.name === 'write') printed += new TextDecoder().decode(call.bytes);
    if (call.name === 'exit_group') return { printed, calls, lines, end: `exit ${String(call.status)}`, state };
    const bytes = 'bytes' in call ? call.bytes.length : 0;
    pythonRuntime.resume(state, 0, script.answer?.(call, nth) ?? ({ value: DEFAULTS[call.name] ?? bytes } as CallResult));
  }
}
