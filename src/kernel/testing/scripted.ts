/**
 * A double of a language, for tests of the kernel alone: a program is a list of lines, each one system call or a few words of its own.
 *
 *   socket stream | socket datagram        bind 3 10.9.0.2 9000        listen 3 [5]        accept 3        connect 3 10.9.0.2 9000
 *   send 3 hello | send 3 x*1000           sendto 3 10.9.0.2 9001 hi   recv 3 1024 [flags] shutdown 3 1    close 3
 *   set 3 6 1 1 (level option value)       get 3 1 4                   poll 3:1,4:4 100    nonblocking 3   sleep 100 (ms)
 *   pid     kill 1001 9     compute 500 (steps)     clock     print words     show (prints what the last call gave)     repeat 3 (goes back that many lines, for ever)     again 3 (likewise, unless the last call gave the end or an error)     exit 3
 *
 * A call that fails is no end: `show` prints its errno.
 */
import { parseAddress } from '#wire/address.ts';
import type { LoadResult, Outcome, Problem, ProgramImage, Runtime } from '../runtime.ts';
import type { CallResult, SystemCall } from '../systemcalls.ts';

interface Script {
  readonly lines: readonly string[];
  readonly file: number;
  at: number;
  step: number;
  left: number;
  last: string;
}

const bytes = (text: string): Uint8Array => {
  const many = /^(.)\*(\d+)$/.exec(text);
  return new TextEncoder().encode(many ? many[1]!.repeat(Number(many[2])) : text);
};
const address = (text: string | undefined, port: string | undefined) => ({ address: parseAddress(text ?? '') ?? 0, port: Number(port) });

function callOf(words: readonly string[], state: Script): SystemCall | null {
  const [name, a = '', b = '', c = '', d = ''] = words;
  const fd = Number(a);
  switch (name) {
    case 'socket':
      return { name: 'socket', family: 2, type: (a === 'stream' ? 1 : 2) | 0x80000, protocol: 0 };
    case 'bind':
      return { name: 'bind', fd, address: address(b, c) };
    case 'listen':
      return { name: 'listen', fd, backlog: b === '' ? 128 : Number(b) };
    case 'accept':
      return { name: 'accept4', fd };
    case 'connect':
      return { name: 'connect', fd, address: address(b, c) };
    case 'send':
      return { name: 'sendto', fd, bytes: bytes(b), flags: Number(c || 0), address: null };
    case 'sendto':
      return { name: 'sendto', fd, bytes: bytes(d), flags: 0, address: address(b, c) };
    case 'recv':
      return { name: 'recvfrom', fd, length: Number(b), flags: Number(c || 0), wantAddress: c === 'from' };
    case 'shutdown':
      return { name: 'shutdown', fd, how: Number(b) };
    case 'close':
      return { name: 'close', fd };
    case 'set':
      return {
        name: 'setsockopt',
        fd,
        level: Number(b),
        option: Number(c),
        value: d.includes(',') ? new Uint8Array(d.split(',').map(Number)) : Number(d),
      };
    case 'get':
      return { name: 'getsockopt', fd, level: Number(b), option: Number(c), length: Number(d || 0) };
    case 'sockname':
      return { name: 'getsockname', fd };
    case 'peername':
      return { name: 'getpeername', fd };
    case 'poll':
      return {
        name: 'poll',
        timeout: (b === '' ? -1 : Number(b) * 1_000_000) as never,
        fds: a.split(',').map((one) => ({ fd: Number(one.split(':')[0]), events: Number(one.split(':')[1]) })),
      };
    case 'nonblocking':
      return { name: 'ioctl', fd, request: 'FIONBIO', value: 1 };
    case 'sleep':
      return { name: 'clock_nanosleep', duration: (fd * 1_000_000) as never };
    case 'clock':
      return { name: 'clock_gettime', clock: 'monotonic' };
    case 'read':
      return { name: 'read', fd, length: Number(b) };
    case 'print':
      return { name: 'write', fd: 1, bytes: new TextEncoder().encode(`${words.slice(1).join(' ')}\n`) };
    case 'show':
      return { name: 'write', fd: 1, bytes: new TextEncoder().encode(`${state.last}\n`) };
    case 'pid':
      return { name: 'getpid' };
    case 'kill':
      return { name: 'kill', pid: fd, signal: Number(b) };
    case 'exit':
      return { name: 'exit_group', status: fd };
    default:
      return null;
  }
}

function textOf(result: CallResult): string {
  if ('errno' in result) return result.errno;
  const { value } = result;
  if (value instanceof Uint8Array) return `[${[...value].join(' ')}]`;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.join(' ');
  if ('bytes' in value) return `"${new TextDecoder().decode(value.bytes)}"`;
  if ('fd' in value) return String(value.fd);
  return 'port' in value ? `${value.address}:${value.port}` : '';
}

/** Steps a line takes before its call. */
const STEPS = 5;

export const scripted: Runtime<Script> = {
  language: 'python',
  load(image: ProgramImage): LoadResult<Script> {
    const file = image.files.find((one) => one.name === image.main);
    const lines = (file?.source ?? '').split('\n').map((line) => line.trim());
    const problems = lines.flatMap((line, i): Problem[] =>
      line.startsWith('unsupported')
        ? [{ kind: 'unsupported', file: image.main, line: i + 1, column: 1, sentence: 'This word is not supported.', lineText: line }]
        : [],
    );
    return problems.length > 0 ? { problems } : { state: { lines, file: file?.index ?? 0, at: 0, step: 0, left: 0, last: '' } };
  },
  run(state, _thread, limit, sink): Outcome {
    for (;;) {
      if (state.left > 0) {
        const now = Math.min(state.left, limit - state.step);
        state.step += Math.max(0, now);
        state.left -= Math.max(0, now);
        if (state.left > 0) return { kind: 'slice', step: state.step, line: state.at };
        const words = (state.lines[state.at - 1] ?? '').split(' ');
        const call = callOf(words, state);
        if (call) return { kind: 'call', step: state.step, line: state.at, call };
        if (words[0] === 'stop')
          return { kind: 'stopped', step: state.step, line: state.at, reason: 'unsupported', sentence: 'Stopped as it was told.' };
        if (words[0] === 'repeat' || (words[0] === 'again' && state.last !== '""' && !/^E[A-Z]/.test(state.last)))
          state.at = Math.max(0, state.at - 1 - Number(words[1]));
        continue;
      }
      if (state.at >= state.lines.length) return { kind: 'exited', step: state.step, line: state.at, status: 0 };
      sink(state.step, state.file, state.at + 1);
      const words = (state.lines[state.at] ?? '').split(' ');
      state.at++;
      state.left = words[0] === '' || words[0]?.startsWith('#') ? 0 : words[0] === 'compute' ? Number(words[1]) : STEPS;
    }
  },
  resume(state, _thread, result) {
    const word = (state.lines[state.at - 1] ?? '').split(' ')[0];
    // Printing is not what a script wants to hear of.
    if (word !== 'show' && word !== 'print') state.last = textOf(result);
  },
  uncaught: () => null,
  inspect: (state) => [
    {
      function: 'script',
      file: state.file,
      line: state.at,
      locals: [
        { name: 'last', value: state.last },
        { name: 'step', value: String(state.step) },
      ],
    },
  ],
};
