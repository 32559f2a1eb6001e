import { describe, expect, it } from 'vitest';
import { formatInt, formatString } from './format-spec.ts';
import { raise, valueError } from './python-error.ts';
import { asText, outcome, readRecorded, type Recorded } from './recorded/recorded.ts';
import { asciiString, reprString } from './repr.ts';
import { indexOutOfRange, parseFormatTemplate, unknownConversion, type FormatPiece } from './str-format.ts';

type Value = string | number | readonly Value[];
const POSITIONAL: readonly Value[] = [7, [1, [2]], 'abc'];
const KEYWORDS: Readonly<Record<string, Value>> = { w: 5, s: 'é\n' };

function repr(value: Value): string {
  if (typeof value === 'string') return reprString(value);
  return typeof value === 'number' ? String(value) : `[${value.map(repr).join(', ')}]`;
}

/** What the interpreter does between the pieces, for primitives only. */
function render(pieces: readonly FormatPiece[]): string {
  let out = '';
  for (const piece of pieces) {
    if (piece.kind === 'text') out += piece.text;
    else if (piece.kind === 'error') valueError(piece.message);
    else out += renderField(piece);
  }
  return out;
}

function renderField(field: FormatPiece & { kind: 'field' }): string {
  let value =
    typeof field.first === 'number'
      ? (POSITIONAL[field.first] ?? raise('IndexError', indexOutOfRange(field.first)))
      : (KEYWORDS[field.first] ?? raise('KeyError', reprString(field.first)));
  for (const part of field.path) {
    if (part.kind === 'error') valueError(part.message);
    else if (part.kind === 'attribute') value = part.name === 'imag' ? 0 : value;
    else {
      const held: Value | undefined = typeof value === 'number' || typeof part.index === 'string' ? undefined : value[part.index];
      value = held ?? raise('IndexError', `${typeof value === 'string' ? 'string' : 'list'} index out of range`);
    }
  }
  if (field.conversion === 'r') value = repr(value);
  else if (field.conversion === 'a') value = typeof value === 'string' ? asciiString(value) : repr(value);
  else if (field.conversion === 's') value = typeof value === 'string' ? value : repr(value);
  else if (field.conversion !== '') valueError(unknownConversion(field.conversion));
  const spec = render(field.spec);
  if (typeof value === 'number') return formatInt(value, spec);
  return typeof value === 'string' ? formatString(value, spec) : repr(value);
}

describe('the template of str.format', () => {
  it('renders and refuses what CPython renders and refuses', () => {
    for (const [template, answer] of readRecorded('str-format')) {
      const got: Recorded = outcome(() => render(parseFormatTemplate(asText(template))));
      expect([template, got]).toEqual([template, answer]);
    }
  });
});
