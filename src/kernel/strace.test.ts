import { describe, expect, it } from 'vitest';
import { quoted } from './strace.ts';

describe('bytes in strace', () => {
  it('are C strings, octal as short as possible, cut at 32', () => {
    expect(
      quoted(
        new Uint8Array([
          ...new TextEncoder().encode('hello \0'),
          255,
          ...new TextEncoder().encode('\n"q" this is a long long long string'),
        ]),
      ),
    ).toBe('"hello \\0\\377\\n\\"q\\" this is a long long"...');
    expect(quoted(new Uint8Array([0, 0x31, 255, 7]))).toBe('"\\0001\\377\\7"');
  });
});
