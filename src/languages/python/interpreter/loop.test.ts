import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OP } from '../compiler/opcodes.ts';

describe('the switch of the loop', () => {
  const source = readFileSync(new URL('./loop.ts', import.meta.url), 'utf8');
  // Labels of one block, then its names in a comment: `case 43: case 44: { // POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE`, over any number of lines.
  const labels = [...source.matchAll(/((?:case \d+:\s*)+)\{?\s*\/\/ ([A-Z_]+(?:,\s*(?:\/\/ )?[A-Z_]+)*)/g)];

  it('has a literal label for every instruction, named as in the table', () => {
    const seen = new Map<string, number>();
    for (const [, cases, names] of labels) {
      const numbers = [...cases!.matchAll(/\d+/g)].map(Number);
      names!.split(/,\s*/).forEach((name, i) => seen.set(name, numbers[i]!));
    }
    expect(Object.fromEntries(seen)).toEqual({ ...OP });
  });
});
