import { describe, expect, it } from 'vitest';
import {
  NOT_ENOUGH_ARGUMENTS,
  REQUIRES_MAPPING,
  STAR_WANTS_INT,
  notAllConverted,
  operandError,
  parsePercentTemplate,
  renderConversion,
  withSizes,
  type Conversion,
} from './percent-format.ts';
import { overflowError, typeError, valueError } from './python-error.ts';
import { codePointLength } from './code-points.ts';
import { asList, outcome, readRecorded, type Recorded } from './recorded/recorded.ts';
import { asciiString, escapeBeyondAscii, reprBytes, reprFloat, reprInt, reprString } from './repr.ts';
import { normalizeInt } from './int-text.ts';

function fromLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function typeName(value: Recorded): string {
  if (typeof value === 'string') return 'str';
  if (value instanceof Uint8Array) return 'bytes';
  return typeof value === 'object' ? 'float' : 'int';
}

function repr(value: Recorded): string {
  if (typeof value === 'string') return reprString(value);
  if (value instanceof Uint8Array) return reprBytes(value);
  if (typeof value === 'number' || typeof value === 'bigint') return reprInt(value);
  return value !== null && typeof value === 'object' && 'float' in value ? reprFloat(value.float) : '';
}

/** What the interpreter does between the phases, for primitives only. */
function convert(conversion: Conversion, value: Recorded): string | number | bigint {
  const fail = (): never => typeError(operandError(conversion, typeName(value)));
  const float = typeof value === 'object' && value !== null && 'float' in value ? value.float : undefined;
  const int = typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
  switch (conversion.operand) {
    case 'str':
      return typeof value === 'string' ? value : repr(value);
    case 'repr':
      return repr(value);
    case 'ascii':
      return typeof value === 'string' ? asciiString(value) : escapeBeyondAscii(repr(value));
    case 'bytes':
      return value instanceof Uint8Array ? String.fromCharCode(...value) : fail();
    case 'unsupported':
      return valueError(operandError(conversion, ''));
    case 'index':
      return int ?? fail();
    case 'float':
      return float ?? (int === undefined ? fail() : Number(int));
    case 'character':
      if (int !== undefined) return int;
      if (conversion.bytes) return value instanceof Uint8Array && value.length === 1 ? String.fromCharCode(value[0]!) : fail();
      return typeof value === 'string' && codePointLength(value) === 1 ? value : fail();
    case 'number':
      if (float === undefined) return int ?? fail();
      if (Number.isNaN(float)) return valueError('cannot convert float NaN to integer');
      if (!Number.isFinite(float)) return overflowError('cannot convert float infinity to integer');
      return normalizeInt(BigInt(Math.trunc(float)));
    default:
      throw new Error(conversion.operand satisfies never);
  }
}

function formatTuple(template: string | Uint8Array, args: readonly Recorded[]): string | Uint8Array {
  const bytes = typeof template !== 'string';
  let next = 0;
  const take = (): Recorded => (next < args.length ? args[next++]! : typeError(NOT_ENOUGH_ARGUMENTS));
  const takeSize = (given: number | '*'): number | null => {
    if (given !== '*') return null;
    const size = take();
    return typeof size === 'number' ? size : typeError(STAR_WANTS_INT);
  };
  let out = '';
  for (const piece of parsePercentTemplate(typeof template === 'string' ? template : String.fromCharCode(...template), bytes)) {
    if (piece.kind === 'text') out += piece.text;
    else if (piece.kind === 'error') return piece.needsMapping ? typeError(REQUIRES_MAPPING) : valueError(piece.message);
    else if (piece.key !== null) return typeError(REQUIRES_MAPPING);
    else {
      const sized = withSizes(piece, takeSize(piece.width), takeSize(piece.precision));
      out += renderConversion(sized, convert(sized, take()));
    }
  }
  if (next < args.length) typeError(notAllConverted(bytes));
  return bytes ? fromLatin1(out) : out;
}

describe('printf-style formatting', () => {
  it('renders and refuses what CPython renders and refuses', () => {
    for (const [template, args, answer] of readRecorded('percent-format')) {
      if (typeof template !== 'string' && !(template instanceof Uint8Array)) throw new Error('no template');
      const got = outcome(() => formatTuple(template, asList(args)));
      expect([template, args, got]).toEqual([template, args, answer]);
    }
  });

  it('names mapping keys, nested parentheses included', () => {
    expect(parsePercentTemplate('%(a(b))s=%(c)05.1f')).toMatchObject([
      { key: 'a(b)', type: 's' },
      { text: '=' },
      { key: 'c', zero: true, width: 5, precision: 1 },
    ]);
  });
});
