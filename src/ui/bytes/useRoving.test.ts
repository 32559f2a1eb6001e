import { describe, expect, test } from 'vitest';
import { nextPlace } from './useRoving.ts';

describe('moving inside a group with one tab stop', () => {
  test('arrows go one on and stop at the ends, Home and End go there', () => {
    expect(['ArrowRight', 'ArrowLeft', 'Home', 'End'].map((key) => nextPlace(key, 2, 5, 'horizontal'))).toEqual([3, 1, 0, 4]);
    expect([nextPlace('ArrowLeft', 0, 5, 'horizontal'), nextPlace('ArrowRight', 4, 5, 'horizontal')]).toEqual([0, 4]);
  });

  test('keys of the other axis, and all others, are left to the page', () => {
    expect([nextPlace('ArrowDown', 2, 5, 'horizontal'), nextPlace('ArrowRight', 2, 5, 'vertical'), nextPlace(' ', 2, 5, 'both')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
