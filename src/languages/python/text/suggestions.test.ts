import { describe, expect, it } from 'vitest';
import { asList, asText, readRecorded } from './recorded/recorded.ts';
import { suggest } from './suggestions.ts';

describe('did you mean', () => {
  it('suggests what CPython suggests', () => {
    for (const [name, names, answer] of readRecorded('suggestions')) {
      expect([name, names, suggest(asText(name), asList(names).map(asText))]).toEqual([name, names, answer]);
    }
  });
});
