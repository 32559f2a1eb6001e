/** `template % operand` for str and bytes: text/percent-format.ts cuts and renders, here operands become host values. */
import { getText, isDict, NEEDS_PYTHON, get as dictGet } from '../objects/dict.ts';
import { typeName } from '../objects/types.ts';
import { BYTEARRAY, BYTES, INSTANCE, TUPLE, bytearray, bytearrayContent, bytes, int, isHeap, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { codePointLength } from '../text/code-points.ts';
import { latin1Bytes, latin1Text } from '../text/codecs.ts';
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
} from '../text/percent-format.ts';
import { overflowError, typeError, valueError } from '../text/python-error.ts';
import { asciiString, escapeBeyondAscii } from '../text/repr.ts';
import { callLibrary } from './calls.ts';
import { raise } from './errors.ts';
import { special } from './lookup.ts';
import { integer, numeric, isFloat, toFloat } from './numbers.ts';
import { repr, str } from './text.ts';

/** Undefined when the library's Python does it: an operand has a __str__ or __repr__ of its own. */
export function percentFormat(vm: Vm, template: Value, operand: Value): Value | undefined {
  try {
    return render(vm, template, operand, false);
  } catch (error) {
    if (error !== NEEDS_PYTHON) throw error;
    return callLibrary(vm, 'percent_format', [template, operand]) as undefined;
  }
}

/** `ready`: operands of %s, %r and %a are texts already. */
export function render(vm: Vm, template: Value, operand: Value, ready: boolean): Value {
  const isBytes = typeof template !== 'string';
  const text = typeof template === 'string' ? template : latin1Text(contentOf(template)!);
  const args = isHeap(operand) && operand.t === TUPLE ? operand.a : [operand];
  const isTuple = isHeap(operand) && operand.t === TUPLE;
  const isMapping =
    isHeap(operand) &&
    !isTuple &&
    typeof operand === 'object' &&
    (isDict(operand) || (operand.t === INSTANCE && special(vm, operand, '__getitem__') !== undefined));
  let next = 0;
  let keyed = false;
  const take = (): Value => (next < args.length ? args[next++]! : typeError(NOT_ENOUGH_ARGUMENTS));
  const takeSize = (given: number | '*'): number | null => {
    if (given !== '*') return null;
    const size = take();
    return typeof size === 'number' ? size : typeError(STAR_WANTS_INT);
  };
  let out = '';
  for (const piece of parsePercentTemplate(text, isBytes)) {
    if (piece.kind === 'text') out += piece.text;
    else if (piece.kind === 'error') {
      if (piece.needsMapping && !isMapping) typeError(REQUIRES_MAPPING);
      valueError(piece.message);
    } else if (piece.key !== null) {
      if (!isMapping) typeError(REQUIRES_MAPPING);
      if (!isDict(operand) || operand.cls !== null) throw NEEDS_PYTHON;
      keyed = true;
      const value = isBytes ? dictGet(operand, bytes(latin1Bytes(piece.key))) : getText(operand, piece.key);
      if (value === undefined) raise(vm, 'KeyError', piece.key);
      out += renderConversion(withSizes(piece, null, null), convert(vm, piece, value!, ready));
    } else {
      const sized = withSizes(piece, takeSize(piece.width), takeSize(piece.precision));
      out += renderConversion(sized, convert(vm, sized, take(), ready));
    }
  }
  if (next < args.length && !keyed && !isMapping) typeError(notAllConverted(isBytes));
  if (!isBytes) return out;
  return isHeap(template) && template.t === BYTEARRAY ? bytearray(latin1Bytes(out)) : bytes(latin1Bytes(out));
}

function contentOf(value: Value): Uint8Array | undefined {
  if (!isHeap(value)) return undefined;
  return value.t === BYTES ? value.v : value.t === BYTEARRAY ? bytearrayContent(value) : undefined;
}

/** What the interpreter does between the phases of text/percent-format.ts. */
function convert(vm: Vm, conversion: Conversion, value: Value, ready: boolean): string | number | bigint {
  const fail = (): never => typeError(operandError(conversion, typeName(vm, value)));
  switch (conversion.operand) {
    case 'str':
      return str(vm, value);
    case 'repr':
      return ready && typeof value === 'string' ? value : repr(vm, value);
    case 'ascii':
      return ready && typeof value === 'string'
        ? value
        : typeof value === 'string'
          ? asciiString(value)
          : escapeBeyondAscii(repr(vm, value));
    case 'bytes': {
      const content = contentOf(value);
      return content === undefined ? fail() : latin1Text(content);
    }
    case 'unsupported':
      return valueError(operandError(conversion, ''));
    case 'index': {
      const whole = integer(value);
      if (whole !== undefined) return whole;
      if (special(vm, value, '__index__') !== undefined) throw NEEDS_PYTHON;
      return fail();
    }
    case 'float': {
      const number = numeric(value);
      if (number !== undefined) return toFloat(number);
      if (special(vm, value, '__float__') !== undefined) throw NEEDS_PYTHON;
      return fail();
    }
    case 'character': {
      const whole = integer(value);
      if (whole !== undefined) return whole;
      if (conversion.bytes) {
        const content = contentOf(value);
        return content?.length === 1 ? String.fromCharCode(content[0]!) : fail();
      }
      return typeof value === 'string' && codePointLength(value) === 1 ? value : fail();
    }
    case 'number': {
      const number = numeric(value);
      if (number === undefined) {
        if (special(vm, value, '__int__') !== undefined || special(vm, value, '__index__') !== undefined) throw NEEDS_PYTHON;
        return fail();
      }
      if (!isFloat(number)) return number;
      if (Number.isNaN(number.v)) return valueError('cannot convert float NaN to integer');
      if (!Number.isFinite(number.v)) return overflowError('cannot convert float infinity to integer');
      return int(BigInt(Math.trunc(number.v)));
    }
    default:
      throw new Error(conversion.operand satisfies never);
  }
}
