/**
 * str.format and str.format_map: the template's pieces (../text/str-format.ts) with values that need no Python code; anything else (attributes,
 * items of other objects, __format__) is looked up piece by piece by the library's Python.
 */
import { get, isDict, NEEDS_PYTHON } from '../objects/dict.ts';
import { plain } from '../objects/types.ts';
import { LIST, TUPLE, isHeap, list, tuple, type Slot, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { charge } from '../interpreter/charge.ts';
import { raise } from '../interpreter/errors.ts';
import { formatWith } from '../interpreter/formatting.ts';
import { indexOutOfRange, parseFormatTemplate, unknownConversion, type FormatPiece } from '../text/str-format.ts';
import { valueError } from '../text/python-error.ts';
import { selfText } from './primitives.ts';
import { natives, variadic } from './registry.ts';

const CONVERSIONS: Readonly<Record<string, number>> = { '': 0, s: 1, r: 2, a: 3 };

function render(vm: Vm, pieces: readonly FormatPiece[], args: readonly Value[], keyword: (name: string) => Slot): string {
  let out = '';
  for (const piece of pieces) {
    if (piece.kind === 'text') out += piece.text;
    else if (piece.kind === 'error') valueError(piece.message);
    else {
      let value: Slot;
      if (typeof piece.first === 'number') value = args[piece.first] ?? (piece.first < args.length ? null : raise(vm, 'IndexError', indexOutOfRange(piece.first)));
      else value = keyword(piece.first);
      for (const step of piece.path) {
        if (step.kind === 'error') valueError(step.message);
        else value = step.kind === 'item' ? plainItem(value!, step.index) : undefined;
        if (value === undefined) throw NEEDS_PYTHON;
      }
      const conversion = CONVERSIONS[piece.conversion];
      if (conversion === undefined) valueError(unknownConversion(piece.conversion));
      out += formatWith(vm, value!, conversion!, render(vm, piece.spec, args, keyword));
    }
  }
  return out;
}

/** An item of a builtin list, tuple or dict, where it is there. */
function plainItem(value: Value, index: number | string): Slot {
  const one = plain(value);
  if (!isHeap(one)) return undefined;
  if ((one.t === LIST || one.t === TUPLE) && one.cls === null && typeof index === 'number') return one.a[index];
  return isDict(one) && one.cls === null ? get(one, index) : undefined;
}

variadic('str', 'method', {
  format: [(vm, args, keywords) => {
    const template = selfText(vm, args[0], 'format');
    charge(vm, template.length >> 4);
    const named = (name: string): Slot => keywords?.get(name) ?? (keywords?.has(name) === true ? null : raise(vm, 'KeyError', name));
    return render(vm, parseFormatTemplate(template), args.slice(1), named);
  }, 'str_format'],
});

natives('str', 'method', {
  'format_map(self, mapping, /)': [(vm, self, mapping) => {
    const template = selfText(vm, self, 'format_map');
    if (!isDict(mapping) || mapping.cls !== null) throw NEEDS_PYTHON;
    return render(vm, numberless(parseFormatTemplate(template)), [], (name) => get(mapping, name) ?? raise(vm, 'KeyError', name));
  }, 'str_format_map'],
});

function numberless(pieces: readonly FormatPiece[]): readonly FormatPiece[] {
  const positional = pieces.some((piece) => piece.kind === 'field' && typeof piece.first === 'number');
  return positional ? [{ kind: 'error', message: 'Format string contains positional fields' }] : pieces;
}

/** The pieces as Python tuples, for the library's Python: ('text', t), ('error', m), ('field', first, path, conversion, spec). */
function asTuples(pieces: readonly FormatPiece[]): Value {
  return list(pieces.map((piece) => {
    if (piece.kind === 'text') return tuple(['text', piece.text]);
    if (piece.kind === 'error') return tuple(['error', piece.message]);
    const path = piece.path.map((step) => tuple([step.kind, step.kind === 'attribute' ? step.name : step.kind === 'item' ? step.index : step.message]));
    const bad = CONVERSIONS[piece.conversion] === undefined;
    return tuple(['field', piece.first, list(path), bad ? unknownConversion(piece.conversion) : piece.conversion, asTuples(piece.spec)]);
  }));
}

natives('prelude', 'function', {
  '_template_pieces(template, /)': (vm, template) => asTuples(parseFormatTemplate(selfText(vm, template, 'format'))),
});

