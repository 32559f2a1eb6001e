import { describe, expect, it } from 'vitest';
import { play } from './testing/double.ts';

const only = (calls: readonly string[]): readonly string[] => calls.filter((one) => !one.startsWith('clock_gettime'));

describe('the system calls of a Python program', () => {
  it('print writes every piece by itself, as python -u does', () => {
    expect(play('print("a", 1)\nprint()\nprint("", end="")\n').calls).toEqual([
      'write(1, "a")',
      'write(1, " ")',
      'write(1, "1")',
      'write(1, "\\n")',
      'write(1, "\\n")',
      'write(1, "")',
      'write(1, "")',
    ]);
  });

  it('a client connects, sends, receives and closes', () => {
    const source = 'import socket\ns = socket.socket()\ns.connect(("server", 9000))\ns.sendall(b"hi")\nprint(s.recv(10))\ns.close()\n';
    const { calls, printed } = play(source, {
      answer: (call) => (call.name === 'recvfrom' ? { value: { bytes: new TextEncoder().encode('yo'), address: null } } : undefined),
    });
    expect(calls.slice(0, 4)).toEqual(['socket', 'connect(3)', 'sendto(3, "hi")', 'recvfrom(3)']);
    expect(printed).toBe("b'yo'\n");
  });

  it('with a timeout the descriptor does not block, and poll waits before each try', () => {
    const source =
      'import socket\ns = socket.socket()\ns.settimeout(1.5)\ntry:\n    s.recv(1)\nexcept TimeoutError as e:\n    print(repr(e))\n';
    const { calls, printed } = play(source, { answer: (call) => (call.name === 'poll' ? { value: [0] } : undefined) });
    expect(only(calls).slice(0, 3)).toEqual(['socket', 'ioctl(3, FIONBIO, 1)', 'poll([{"fd":3,"events":1}], 1500000000)']);
    expect(printed).toBe("TimeoutError('timed out')\n");
  });

  it('an error number becomes the exception class for it, with its traceback', () => {
    const source = 'import socket\ns = socket.socket()\ns.connect(("10.0.0.1", 9))\n';
    const { printed, end, state } = play(source, { answer: (call) => (call.name === 'connect' ? { errno: 'ECONNREFUSED' } : undefined) });
    expect(printed).toBe(
      'Traceback (most recent call last):\n  File "/home/user/program.py", line 3, in <module>\n    s.connect(("10.0.0.1", 9))\nConnectionRefusedError: [Errno 111] Connection refused\n',
    );
    expect(end).toBe('exit 1');
    expect(state.uncaught).toEqual({ type: 'ConnectionRefusedError', message: '[Errno 111] Connection refused', line: 3 });
  });

  it('a clock reading takes 25 steps, sleep is one call', () => {
    const { calls, state } = play('import time\ntime.time()\ntime.sleep(0.25)\n');
    expect(calls).toEqual(['clock_gettime', 'clock_nanosleep(250000000)']);
    expect(state.threads[0]!.step).toBeGreaterThan(25);
  });

  it('a failing finaliser is reported and forgotten', () => {
    const { printed, end } = play('class A:\n    def __del__(self):\n        1 / 0\nA()\nprint("on")\n');
    expect(printed).toContain('Exception ignored in: <function A.__del__ at 0x');
    expect(printed).toContain('ZeroDivisionError: division by zero\non\n');
    expect(end).toBe('exit 0');
  });
});
