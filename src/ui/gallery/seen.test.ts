import { describe, expect, it } from 'vitest';
import { GALLERY, PATHS, placeInGallery } from '#library/gallery.ts';
import { nextToSee, readSeen } from './seen.ts';

describe('what has been seen', () => {
  it('is read back as it was kept', () => {
    expect(readSeen('["a","b"]')).toEqual(new Set(['a', 'b']));
  });
  it('is nothing where there is nothing, or something else', () => {
    for (const text of [null, '', 'x', '{}', '3', 'null']) expect(readSeen(text)).toEqual(new Set());
    expect(readSeen('[1,"a",null]')).toEqual(new Set(['a']));
  });
});

describe('what comes next', () => {
  it('is the first scenario for who has seen nothing', () => {
    expect(nextToSee(GALLERY, new Set())?.number).toBe(1);
  });
  it('is the first gap, also after somebody has jumped ahead', () => {
    const names = GALLERY.map((entry) => entry.name);
    expect(nextToSee(GALLERY, new Set([names[0] ?? '', names[3] ?? '']))?.number).toBe(2);
  });
  it('is nothing when all has been seen', () => {
    expect(nextToSee(GALLERY, new Set(GALLERY.map((entry) => entry.name)))).toBeNull();
  });
});

describe('the paths', () => {
  it('are never empty, and number the scenarios through', () => {
    for (const path of PATHS) expect(path.entries.length, path.name).toBeGreaterThan(0);
    expect(PATHS.flatMap((path) => path.entries).map((entry) => entry.number)).toEqual(GALLERY.map((_, place) => place + 1));
  });
  it('show each scenario once', () => {
    expect(new Set(GALLERY.map((entry) => entry.name)).size).toBe(GALLERY.length);
  });
  it('lead on from each scenario to the next, across their borders', () => {
    const [first, second] = GALLERY;
    expect(placeInGallery(first?.name ?? '')).toMatchObject({ before: null, after: second });
    expect(placeInGallery(GALLERY.at(-1)?.name ?? '')?.after).toBeNull();
    expect(placeInGallery('no-such-scenario')).toBeNull();
  });
});
