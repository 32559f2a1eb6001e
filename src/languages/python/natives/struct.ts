/** The struct module's functions. Values that bring methods of their own are made plain by the library's Python first (prelude/struct.ts). */
import { NEEDS_PYTHON } from '../objects/dict.ts';
import { own } from '../objects/counting.ts';
import { plain, typeName } from '../objects/types.ts';
import { BYTEARRAY, INSTANCE, bytearrayContent, bytes, float, int, isHeap, list, tuple, type Slot, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { charge, perByte, perItem } from '../interpreter/charge.ts';
import { newException, Raised, raise, typeError } from '../interpreter/errors.ts';
import { special } from '../interpreter/lookup.ts';
import { integer, numeric, toFloat } from '../interpreter/numbers.ts';
import { truth } from '../interpreter/operators.ts';
import {
  halfBits,
  halfValue,
  parseStruct,
  readWhole,
  wholeNumberProblem,
  writeWhole,
  type StructField,
  type StructLayout,
} from '../text/struct-format.ts';
import { bytesArgument, bytesOf, sizeArgument } from './arguments.ts';
import { natives, variadic } from './registry.ts';

function structError(vm: Vm, message: string): never {
  throw new Raised(newException(vm.types['struct.error']!, [message]));
}

function layoutOf(vm: Vm, format: Slot): StructLayout {
  const text = plain(format ?? null);
  const content = bytesOf(format);
  if (typeof text !== 'string' && content === undefined)
    return typeError(vm, `Struct() argument 1 must be a str or bytes object, not ${typeName(vm, format ?? null)}`);
  const given = typeof text === 'string' ? text : String.fromCharCode(...content!);
  if (/[^\0-\x7f]/.test(given)) {
    const at = given.search(/[^\0-\x7f]/);
    const code = given.codePointAt(at)!.toString(16);
    const shown = code.length <= 2 ? `\\x${code}` : `\\u${code.padStart(4, '0')}`;
    return raise(
      vm,
      'UnicodeEncodeError',
      `'ascii' codec can't encode character '${shown}' in position ${String(at)}: ordinal not in range(128)`,
    );
  }
  const found = parseStruct(given);
  return typeof found === 'string' ? structError(vm, found) : found;
}

/** `what` is the function's name in the messages. */
function packed(vm: Vm, layout: StructLayout, values: readonly Value[], what: string): Uint8Array {
  if (values.length !== layout.values)
    structError(vm, `${what} expected ${String(layout.values)} items for packing (got ${String(values.length)})`);
  charge(vm, perByte(layout.size) + perItem(values.length));
  const out = new Uint8Array(layout.size);
  let next = 0;
  for (const field of layout.fields) {
    if (field.code === 'x') continue;
    if (field.code === 's' || field.code === 'p') packBytes(vm, out, field, values[next++]!);
    else for (let i = 0; i < field.count; i++) packOne(vm, out, field, field.offset + i * field.size, values[next++]!, layout);
  }
  return out;
}

function packBytes(vm: Vm, out: Uint8Array, field: StructField, value: Value): void {
  const content = bytesOf(value) ?? structError(vm, `argument for '${field.code}' must be a bytes object`);
  if (field.code === 's') out.set(content.subarray(0, field.count), field.offset);
  else if (field.count > 0) {
    const kept = content.subarray(0, field.count - 1);
    out[field.offset] = Math.min(kept.length, 255);
    out.set(kept, field.offset + 1);
  }
}

function packOne(vm: Vm, out: Uint8Array, { code, size }: StructField, at: number, value: Value, layout: StructLayout): void {
  const { little } = layout;
  switch (code) {
    case 'c': {
      const content = isHeap(value) && value.t === BYTEARRAY ? undefined : bytesOf(value);
      if (content?.length !== 1) structError(vm, 'char format requires a bytes object of length 1');
      out[at] = content[0]!;
      return;
    }
    case '?': {
      const result = isHeap(value) && value.t === INSTANCE ? undefined : truth(vm, value);
      if (result === undefined) throw NEEDS_PYTHON;
      out[at] = result ? 1 : 0;
      return;
    }
    case 'e':
    case 'f':
    case 'd':
      packFloat(vm, out, code, at, value, layout);
      return;
    default: {
      const number = integer(value);
      if (number === undefined) {
        if (special(vm, value, '__index__') !== undefined) throw NEEDS_PYTHON;
        return structError(vm, 'required argument is not an integer');
      }
      const whole = BigInt(number);
      const problem = wholeNumberProblem(code, size, whole, little);
      if (problem !== null) structError(vm, problem);
      writeWhole(out, at, size, whole, little);
    }
  }
}

function packFloat(vm: Vm, out: Uint8Array, code: string, at: number, value: Value, { little, native }: StructLayout): void {
  const number = numeric(value);
  if (number === undefined) {
    if (special(vm, value, '__float__') !== undefined || special(vm, value, '__index__') !== undefined) throw NEEDS_PYTHON;
    return structError(vm, 'required argument is not a float');
  }
  if (typeof number === 'bigint' && !Number.isFinite(Number(number))) structError(vm, 'required argument is not a float');
  const given = toFloat(number);
  const view = new DataView(out.buffer, out.byteOffset);
  if (code === 'd') view.setFloat64(at, given, little);
  else if (code === 'f') {
    if (!native && !Number.isFinite(Math.fround(given)) && Number.isFinite(given))
      raise(vm, 'OverflowError', 'float too large to pack with f format');
    view.setFloat32(at, given, little);
  } else view.setUint16(at, halfBits(given) ?? raise(vm, 'OverflowError', 'float too large to pack with e format'), little);
}

function unpacked(vm: Vm, layout: StructLayout, content: Uint8Array): Value {
  charge(vm, perByte(layout.size) + perItem(layout.values));
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const { little } = layout;
  const out: Value[] = [];
  for (const { code, size, count, offset } of layout.fields) {
    if (code === 'x') continue;
    if (code === 's') out.push(bytes(content.slice(offset, offset + count)));
    else if (code === 'p')
      out.push(bytes(count === 0 ? new Uint8Array(0) : content.slice(offset + 1, offset + 1 + Math.min(content[offset]!, count - 1))));
    else
      for (let at = offset; at < offset + count * size; at += size) {
        if (code === 'c') out.push(bytes(content.slice(at, at + 1)));
        else if (code === '?') out.push(content[at] !== 0);
        else if (code === 'd') out.push(float(view.getFloat64(at, little)));
        else if (code === 'f') out.push(float(view.getFloat32(at, little)));
        else if (code === 'e') out.push(float(halfValue(view.getUint16(at, little))));
        else out.push(int(readWhole(content, at, size, little, 'bhilqn'.includes(code))));
      }
  }
  return tuple(out);
}

/** Where a pack_into or unpack_from begins; negative offsets count from the end. */
function startAt(vm: Vm, given: number, needed: number, length: number, packing: boolean): number {
  const size = String(needed);
  if (given < 0) {
    if (given + needed > 0)
      structError(
        vm,
        packing
          ? `no space to pack ${size} bytes at offset ${String(given)}`
          : `not enough data to unpack ${size} bytes at offset ${String(given)}`,
      );
    if (given + length < 0) structError(vm, `offset ${String(given)} out of range for ${String(length)}-byte buffer`);
  }
  const at = given < 0 ? given + length : given;
  if (length - at < needed)
    structError(
      vm,
      `${packing ? 'pack_into' : 'unpack_from'} requires a buffer of at least ${String(at + needed)} bytes for ${packing ? 'packing' : 'unpacking'} ${size} bytes at offset ${String(at)} (actual buffer size is ${String(length)})`,
    );
  return at;
}

function packInto(vm: Vm, args: readonly Value[]): Value {
  const [format, buffer, offset, ...values] = args;
  if (args.length === 0) return typeError(vm, 'missing format argument');
  const layout = layoutOf(vm, format);
  if (args.length < 2) return structError(vm, 'pack_into expected buffer argument');
  if (args.length < 3) return structError(vm, 'pack_into expected offset argument');
  if (values.length !== layout.values)
    structError(vm, `pack_into expected ${String(layout.values)} items for packing (got ${String(values.length)})`);
  if (!isHeap(buffer) || buffer.t !== BYTEARRAY)
    return typeError(vm, `argument must be read-write bytes-like object, not ${typeName(vm, buffer ?? null)}`);
  const target = bytearrayContent(buffer);
  const at = startAt(vm, sizeArgument(vm, offset), layout.size, target.length, true);
  target.set(packed(vm, layout, values, 'pack_into'), at);
  return null;
}

variadic('struct', 'function', {
  pack: [
    (vm, args) => {
      if (args.length === 0) return typeError(vm, 'missing format argument');
      return bytes(packed(vm, layoutOf(vm, args[0]), args.slice(1), 'pack'));
    },
    'struct_pack',
  ],
  pack_into: [packInto, 'struct_pack_into'],
});
natives('struct', 'function', {
  'unpack(format, buffer, /)': (vm, format, buffer) => {
    const layout = layoutOf(vm, format);
    const content = bytesArgument(vm, buffer);
    if (content.length !== layout.size) structError(vm, `unpack requires a buffer of ${String(layout.size)} bytes`);
    return unpacked(vm, layout, content);
  },
  'unpack_from(format, buffer, offset=)': (vm, format, buffer, offset) => {
    const layout = layoutOf(vm, format);
    const content = bytesArgument(vm, buffer);
    const at = startAt(vm, offset === undefined ? 0 : sizeArgument(vm, offset), layout.size, content.length, false);
    return unpacked(vm, layout, content.subarray(at, at + layout.size));
  },
  'iter_unpack(format, buffer, /)': (vm, format, buffer) => {
    const layout = layoutOf(vm, format);
    const content = bytesArgument(vm, buffer);
    if (layout.size === 0) structError(vm, 'cannot iteratively unpack with a struct of length 0');
    if (content.length % layout.size !== 0)
      structError(vm, `iterative unpacking requires a buffer of a multiple of ${String(layout.size)} bytes`);
    const rows: Value[] = [];
    for (let at = 0; at < content.length; at += layout.size) rows.push(unpacked(vm, layout, content.subarray(at, at + layout.size)));
    return list(rows);
  },
  'calcsize(format, /)': (vm, format) => layoutOf(vm, format).size,
});
natives('_kernel', 'function', {
  /** The code of the field that each value goes to. */
  '_struct_codes(format)': (vm, format) =>
    list(
      layoutOf(vm, format).fields.flatMap(({ code, count }) =>
        code === 'x' ? [] : code === 's' || code === 'p' ? [code] : new Array<string>(count).fill(code),
      ),
    ),
  '_struct_size(format)': (vm, format) => layoutOf(vm, format).size,
  '_struct_text(format)': (_, format) => {
    const content = bytesOf(format);
    return content === undefined ? own(format!) : String.fromCharCode(...content);
  },
});
