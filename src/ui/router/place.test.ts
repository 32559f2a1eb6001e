import { describe, expect, it } from 'vitest';
import { placeOf } from './place.ts';

describe('places of the page', () => {
  it('an empty hash is the gallery', () => {
    for (const hash of ['', '#', '#/']) expect(placeOf(hash)).toEqual({ kind: 'gallery', path: null });
  });
  it('one path of the gallery', () => {
    expect(placeOf('#/?path=loss')).toEqual({ kind: 'gallery', path: 'loss' });
  });
  it('terms, and one term', () => {
    expect(placeOf('#/terms')).toEqual({ kind: 'terms', slug: null });
    expect(placeOf('#/terms/accept-queue')).toEqual({ kind: 'terms', slug: 'accept-queue' });
  });
  it('bring your own', () => {
    expect(placeOf('#/open')).toEqual({ kind: 'open' });
  });
  it('everything else is a lab; the link codec judges it', () => {
    expect(placeOf('#/two-small-writes?t=46.6ms')).toEqual({
      kind: 'lab',
      hash: '#/two-small-writes?t=46.6ms',
      scenario: 'two-small-writes',
    });
    expect(placeOf('#/~abc')).toEqual({ kind: 'lab', hash: '#/~abc', scenario: '~abc' });
  });
});
