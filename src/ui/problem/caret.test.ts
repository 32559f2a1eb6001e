import { describe, expect, it } from 'vitest';
import { caretUnder } from './caret.ts';

describe('the caret under a mistake', () => {
  it('stands under its column', () => {
    expect(caretUnder('print("a"', 6)).toBe('     ^');
  });
  it('keeps tabs, so that it stands right however wide they are', () => {
    expect(caretUnder('\tx = = 1', 6)).toBe('\t    ^');
  });
});
