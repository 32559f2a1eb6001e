import { describe, expect, it } from 'vitest';
import { lastOf, widened } from './layout.ts';

describe('the layout of a connection', () => {
  it('is made wide without changing what a field holds', () => {
    expect(widened({ a: 1, b: 4_294_967_295, c: 'x' }, ['a', 'b'])).toEqual({ a: 1, b: 4_294_967_295, c: 'x' });
  });

  it('gives nothing for the last of an empty list', () => {
    expect([lastOf([]), lastOf([1]), lastOf([1, 2])]).toEqual([undefined, 1, 2]);
  });
});
