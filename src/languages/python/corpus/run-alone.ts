/**
 * Runs one Python program without a simulated kernel: it answers the few system calls that a program without sockets makes (write, clocks,
 * sleep, exit). For tests; what it prints is what CPython's `python3 -u` would write to one pipe for stdout and stderr.
 */
import type { ProgramImage, SourceFile } from '#kernel/runtime.ts';
import type { CallResult, SystemCall } from '#kernel/systemcalls.ts';
import { pythonRuntime } from '../runtime.ts';

export interface Ran {
  readonly printed: string;
  /** Exit status, or why there is none. */
  readonly end: string;
  readonly steps: number;
}

const NANOSECONDS_PER_STEP = 200;
const START = 1_767_225_600;

/** Everything the program did, given up after `most` steps. */
export function runAlone(source: string, name = 'program.py', most = 5_000_000): Ran {
  const file: SourceFile = { name, source, index: 0 };
  const image: ProgramImage = {
    main: name,
    files: [file],
    args: [name],
    env: { PATH: '/usr/bin:/bin', HOME: '/root', LANG: 'C.UTF-8' },
    hosts: {},
    pid: 100,
    seed: 0,
    date: '2026-01-01T00:00:00Z',
  };
  const loaded = pythonRuntime.load(image);
  if ('problems' in loaded)
    return {
      printed: '',
      end: loaded.problems.map((problem) => `${problem.file}:${problem.line}: ${problem.kind}: ${problem.sentence}`).join('\n'),
      steps: 0,
    };
  const { state } = loaded;
  const output: Uint8Array[] = [];
  let slept = 0;
  const answer = (call: SystemCall, step: number): CallResult => {
    switch (call.name) {
      case 'write':
        if (call.fd !== 1 && call.fd !== 2) return { errno: 'EBADF' };
        output.push(call.bytes.slice());
        return { value: call.bytes.length };
      case 'clock_gettime': {
        const now = step * NANOSECONDS_PER_STEP + slept;
        return { value: [Math.floor(now / 1e9) + (call.clock === 'realtime' ? START : 0), now % 1e9] };
      }
      case 'clock_nanosleep':
        slept += Number(call.duration);
        return { value: 0 };
      case 'getpid':
        return { value: image.pid };
      default:
        return { errno: 'ENOSYS' };
    }
  };
  const printed = (): string => new TextDecoder().decode(Uint8Array.from(output.flatMap((bytes) => Array.from(bytes))));
  for (let limit = 100_000; ;) {
    const outcome = pythonRuntime.run(state, 0, limit, () => undefined);
    switch (outcome.kind) {
      case 'call':
        if (outcome.call.name === 'exit_group') return { printed: printed(), end: `exit ${outcome.call.status}`, steps: outcome.step };
        pythonRuntime.resume(state, 0, answer(outcome.call, outcome.step));
        break;
      case 'slice':
        if (outcome.step >= most) return { printed: printed(), end: `still running after ${outcome.step} steps`, steps: outcome.step };
        limit = Math.max(limit, outcome.step) + 100_000;
        break;
      case 'exited':
        return { printed: printed(), end: `exit ${outcome.status}`, steps: outcome.step };
      case 'stopped':
        return { printed: printed(), end: `stopped at line ${outcome.line}: ${outcome.sentence}`, steps: outcome.step };
      default:
        throw new Error(outcome satisfies never);
    }
  }
}
