/** Fields that a file has and its schema does not know: all of them, where valibot's strict objects stop at the first of each object. */
import * as v from 'valibot';
import { problemAt, type PathKey, type ScenarioProblem } from './problems.ts';

type Schema = v.GenericSchema;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The parts of a valibot schema that lead to further ones. */
interface Branches {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly key?: string;
  readonly options?: readonly Schema[];
}

/** Walks schema and value side by side; where the value has another shape, the schema itself has something to say. */
export function unknownFields(schema: Schema, value: unknown, path: readonly PathKey[] = []): readonly ScenarioProblem[] {
  const branches = schema as unknown as Branches;
  if (branches.wrapped) return unknownFields(branches.wrapped, value, path);
  if (branches.type === 'array' && branches.item && Array.isArray(value)) {
    const { item } = branches;
    return value.flatMap((entry: unknown, index) => unknownFields(item, entry, [...path, index]));
  }
  if (!isObject(value)) return [];
  if (branches.type === 'variant' && branches.options) {
    const { key = '' } = branches;
    const option = branches.options.find((one) => {
      const discriminator = (one as unknown as Branches).entries?.[key];
      return discriminator !== undefined && v.is(discriminator, value[key]);
    });
    return option ? unknownFields(option, value, path) : [];
  }
  if (branches.type !== 'object' || !branches.entries) return [];
  const { entries } = branches;
  return Object.keys(value).flatMap((key) => {
    const known = Object.hasOwn(entries, key) ? entries[key] : undefined;
    return known ? unknownFields(known, value[key], [...path, key]) : [problemAt([...path, key], unknown(key, Object.keys(entries)))];
  });
}

function unknown(key: string, known: readonly string[]): string {
  const meant = known.find((name) => name.toLowerCase() === key.toLowerCase() || name === `${key}s` || `${name}s` === key);
  return meant ? `is no known field; did you mean "${meant}"?` : `is no known field; here stand ${known.join(', ')}`;
}
