import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyTable, type IntegerTable } from './table.ts';

describe('a table that shares structure', () => {
  it('holds what a Map holds, in every version, whatever is set and deleted', () => {
    const key = fc.oneof(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: 2 ** 30 - 1 }));
    const change = fc.record({ key, value: fc.option(fc.integer(), { nil: null }), seal: fc.boolean() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
        let table: IntegerTable<number> = emptyTable<number>();
        let draft = table.edit();
        const map = new Map<number, number>();
        const versions: { table: IntegerTable<number>; entries: [number, number][] }[] = [];
        for (const { key: at, value, seal } of changes) {
          if (value === null) draft.delete(at);
          else draft.set(at, value);
          if (value === null) map.delete(at);
          else map.set(at, value);
          expect(draft.get(at)).toBe(value ?? undefined);
          if (!seal) continue;
          table = draft.seal(table);
          draft = table.edit();
          versions.push({ table, entries: [...map].toSorted((a, b) => a[0] - b[0]) });
        }
        for (const version of versions) {
          expect([...version.table]).toEqual(version.entries);
          expect(version.table.size).toBe(version.entries.length);
          for (const [at, value] of version.entries) expect(version.table.get(at)).toBe(value);
        }
      }),
    );
  });

  it('is the same table where nothing changed', () => {
    const draft = emptyTable<string>().edit();
    draft.set(40, 'a');
    const table = draft.seal(emptyTable<string>());
    expect(table.edit().seal(table)).toBe(table);
    expect(table.get(-1)).toBe(undefined);
    expect(table.get(2 ** 29)).toBe(undefined);
  });
});
