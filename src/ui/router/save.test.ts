import { expect, it } from 'vitest';
import { fileNameOf } from './save.ts';

it('a file is named after its scenario', () => {
  expect(fileNameOf('Two small writes')).toBe('two-small-writes.json');
  expect(fileNameOf('What now?!')).toBe('what-now.json');
  expect(fileNameOf('')).toBe('scenario.json');
  expect(fileNameOf('☃')).toBe('scenario.json');
});
