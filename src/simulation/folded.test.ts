import { describe, expect, it } from 'vitest';
import { folded } from './folded.ts';

describe('printed lines', () => {
  it('have each traceback folded to its last line, in its place', () => {
    expect(
      folded('before\nTraceback (most recent call last):\n  File "a.py", line 1, in <module>\n    f()\nValueError: no\nafter\n'),
    ).toEqual(['before', 'ValueError: no', 'after']);
  });
  it('have an uncaught JavaScript error folded to its message', () => {
    expect(folded('a\n/srv/a.mjs:1\nthrow new Error("no")\n^\n\nError: no\n    at a.mjs:1:7\n\nNode.js v20.19.0\n')).toEqual([
      'a',
      'Error: no',
    ]);
  });
  it('end where Python says lines end, and an unfinished last line counts', () => {
    expect(folded('a\r\nb\rc\x0bd')).toEqual(['a', 'b', 'c', 'd']);
    expect(folded('')).toEqual([]);
    expect(folded('a\n\n')).toEqual(['a', '']);
  });
});
