/** sys and struct. */
import { own } from '../objects/counting.ts';
import { typeName } from '../objects/types.ts';
import { bytes, float, int, isHeap, list, tuple, type Slot, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { missing, newException, Raised, raise, typeError, valueError } from '../interpreter/errors.ts';
import { integer, numeric, toFloat } from '../interpreter/numbers.ts';
import { handledException } from '../interpreter/unwind.ts';
import { bytesArgument, bytesOf, sizeArgument } from './arguments.ts';
import { natives, variadic } from './registry.ts';

natives('sys', 'function', {
  'exit(status=, /)': (vm, status) => {
    throw new Raised(newException(vm.types['SystemExit']!, status === undefined ? [] : [own(status)]));
  },
  'getrecursionlimit()': (vm) => vm.recursionLimit,
  'setrecursionlimit(limit, /)': (vm, limit) => {
    const value = sizeArgument(vm, limit);
    if (value < 1) return valueError(vm, 'recursion limit must be greater or equal than 1');
    if (value > 5000) return missing('A recursion limit above 5000 is not part of the Python that runs here.');
    vm.recursionLimit = value;
    return null;
  },
  'exc_info()': (vm) => {
    const exception = handledException(vm);
    return exception === null ? tuple([null, null, null]) : tuple([own(exception.cls), own(exception), own(exception.traceback)]);
  },
  'exception()': (vm) => own(handledException(vm)),
  // The argument holds one more reference while the call runs, as in CPython.
  'getrefcount(object, /)': (_, object) => (isHeap(object) ? object.rc : 1000000000),
  'getdefaultencoding()': () => 'utf-8',
  'getswitchinterval()': () => float(0.005),
  'intern(string, /)': (_, text) => own(text!),
});

// -- struct ------------------------------------------------------------------------------------------------------------------------

interface Field {
  readonly code: string;
  readonly count: number;
  readonly offset: number;
  readonly size: number;
}

const SIZES: Readonly<Record<string, number>> = {
  x: 1,
  c: 1,
  b: 1,
  B: 1,
  '?': 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 4,
  L: 4,
  q: 8,
  Q: 8,
  n: 8,
  N: 8,
  e: 2,
  f: 4,
  d: 8,
  s: 1,
  p: 1,
  P: 8,
};
const NATIVE_SIZES: Readonly<Record<string, number>> = { ...SIZES, l: 8, L: 8 };

function structError(vm: Vm, message: string): never {
  throw new Raised(newException(vm.types['struct.error']!, [message]));
}

/** Layout of a struct format (Modules/_struct.c): native sizes and alignment with '@', standard ones otherwise. */
function layout(vm: Vm, format: Slot): { readonly fields: readonly Field[]; readonly size: number; readonly little: boolean } {
  const given =
    typeof format === 'string'
      ? format
      : bytesOf(format) === undefined
        ? typeError(vm, `Struct() argument 1 must be a str or bytes object, not ${typeName(vm, format!)}`)
        : String.fromCharCode(...bytesOf(format)!);
  const order = /^[@=<>!]/.test(given) ? given[0]! : '@';
  const aligned = order === '@';
  const sizes = aligned ? NATIVE_SIZES : SIZES;
  const fields: Field[] = [];
  let at = 0;
  for (const [, digits, code] of given
    .replace(/^[@=<>!]/, '')
    .replace(/\s+/g, '')
    .matchAll(/(\d*)(.|$)/gs)) {
    if (code === undefined || code === '') {
      if (digits !== undefined && digits !== '') structError(vm, 'repeat count given without format specifier');
      continue;
    }
    const size = sizes[code];
    if (size === undefined || (!aligned && 'nNP'.includes(code))) structError(vm, 'bad char in struct format');
    const count = digits === undefined || digits === '' ? 1 : Number(digits);
    if (aligned && !'xcsp'.includes(code)) at = Math.ceil(at / size!) * size!;
    fields.push({ code, count, offset: at, size: size! });
    at += size! * count;
  }
  return { fields, size: at, little: order === '<' || order === '=' || order === '@' };
}

const RANGES: Readonly<Record<string, readonly [bigint, bigint]>> = Object.fromEntries(
  (
    [
      ['b', 1, true],
      ['B', 1, false],
      ['h', 2, true],
      ['H', 2, false],
      ['i', 4, true],
      ['I', 4, false],
      ['l', 8, true],
      ['L', 8, false],
      ['q', 8, true],
      ['Q', 8, false],
      ['n', 8, true],
      ['N', 8, false],
    ] as const
  ).map(
    ([code, size, signed]) =>
      [code, signed ? [-(1n << BigInt(size * 8 - 1)), (1n << BigInt(size * 8 - 1)) - 1n] : [0n, (1n << BigInt(size * 8)) - 1n]] as const,
  ),
);

function packInto(vm: Vm, shape: ReturnType<typeof layout>, values: readonly Value[]): Uint8Array {
  const wanted = shape.fields.reduce((sum, field) => sum + (field.code === 'x' ? 0 : 'sp'.includes(field.code) ? 1 : field.count), 0);
  if (values.length !== wanted) structError(vm, `pack expected ${String(wanted)} items for packing (got ${String(values.length)})`);
  const out = new Uint8Array(shape.size);
  const view = new DataView(out.buffer);
  let next = 0;
  for (const field of shape.fields) {
    if (field.code === 'x') continue;
    if (field.code === 's' || field.code === 'p') {
      const content = bytesOf(values[next++]) ?? structError(vm, `argument for '${field.code}' must be a bytes object`);
      if (field.code === 's') out.set(content.subarray(0, field.count), field.offset);
      else {
        const kept = content.subarray(0, Math.max(0, Math.min(field.count - 1, 255)));
        out[field.offset] = kept.length;
        out.set(kept, field.offset + 1);
      }
      continue;
    }
    for (let i = 0; i < field.count; i++) packOne(vm, view, field, field.offset + i * field.size, values[next++]!, shape.little);
  }
  return out;
}

function packOne(vm: Vm, view: DataView, field: Field, at: number, value: Value, little: boolean): void {
  const { code, size } = field;
  if (code === 'c') {
    const content = bytesOf(value);
    if (content?.length !== 1) structError(vm, 'char format requires a bytes object of length 1');
    view.setUint8(at, content![0]!);
  } else if (code === '?') view.setUint8(at, value === false || value === 0 || value === null || value === '' ? 0 : 1);
  else if (code === 'd' || code === 'f') {
    const number = numeric(value);
    if (number === undefined) structError(vm, 'required argument is not a float');
    if (code === 'd') view.setFloat64(at, toFloat(number!), little);
    else {
      const single = Math.fround(toFloat(number!));
      if (!Number.isFinite(single) && Number.isFinite(toFloat(number!)))
        raise(vm, 'OverflowError', 'float too large to pack with f format');
      view.setFloat32(at, single, little);
    }
  } else if (code === 'e' || code === 'P') missing(`The struct format ${code} is not part of the Python that runs here.`);
  else {
    const number = integer(value);
    if (number === undefined) structError(vm, 'required argument is not an integer');
    const range = size === 4 && code === 'l' ? RANGES['i'] : size === 4 && code === 'L' ? RANGES['I'] : RANGES[code];
    const [low, high] = range!;
    const whole = BigInt(number!);
    if (whole < low || whole > high) structError(vm, outOfRange(code, size, low, high));
    writeInteger(view, at, size, whole, little);
  }
}

function outOfRange(code: string, size: number, low: bigint, high: bigint): string {
  if (code === 'b') return 'byte format requires -128 <= number <= 127';
  if (code === 'B') return 'ubyte format requires 0 <= number <= 255';
  if (code === 'h') return 'short format requires -32768 <= number <= 32767';
  if (code === 'H') return 'ushort format requires 0 <= number <= 65535';
  if (size === 8) return low === 0n ? 'int too large to convert' : 'int too large to convert';
  return `'${code}' format requires ${String(low)} <= number <= ${String(high)}`;
}

function writeInteger(view: DataView, at: number, size: number, value: bigint, little: boolean): void {
  let rest = BigInt.asUintN(size * 8, value);
  for (let i = 0; i < size; i++) {
    view.setUint8(at + (little ? i : size - 1 - i), Number(rest & 255n));
    rest >>= 8n;
  }
}

function unpackFrom(shape: ReturnType<typeof layout>, content: Uint8Array): Value {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const out: Value[] = [];
  for (const field of shape.fields) {
    const { code, size, count, offset } = field;
    if (code === 'x') continue;
    if (code === 's') {
      out.push(bytes(content.slice(offset, offset + count)));
      continue;
    }
    if (code === 'p') {
      out.push(bytes(content.slice(offset + 1, offset + 1 + Math.min(content[offset] ?? 0, count - 1))));
      continue;
    }
    for (let i = 0; i < count; i++) {
      const at = offset + i * size;
      if (code === 'c') out.push(bytes(content.slice(at, at + 1)));
      else if (code === '?') out.push(view.getUint8(at) !== 0);
      else if (code === 'd') out.push(float(view.getFloat64(at, shape.little)));
      else if (code === 'f') out.push(float(view.getFloat32(at, shape.little)));
      else if (code === 'e' || code === 'P') missing(`The struct format ${code} is not part of the Python that runs here.`);
      else {
        let value = 0n;
        for (let k = 0; k < size; k++) value = (value << 8n) | BigInt(view.getUint8(at + (shape.little ? size - 1 - k : k)));
        out.push(int(/[bhilqn]/.test(code) ? BigInt.asIntN(size * 8, value) : value));
      }
    }
  }
  return tuple(out);
}

variadic('struct', 'function', {
  pack: (vm, args) => {
    if (args.length === 0) return typeError(vm, 'pack expected at least 1 argument, got 0');
    return bytes(packInto(vm, layout(vm, args[0]), args.slice(1)));
  },
});
natives('struct', 'function', {
  'unpack(format, buffer, /)': (vm, format, buffer) => {
    const shape = layout(vm, format);
    const content = bytesArgument(vm, buffer);
    if (content.length !== shape.size) structError(vm, `unpack requires a buffer of ${String(shape.size)} bytes`);
    return unpackFrom(shape, content);
  },
  'unpack_from(format, buffer, offset=)': (vm, format, buffer, offset) => {
    const shape = layout(vm, format);
    const content = bytesArgument(vm, buffer);
    const given = offset === undefined ? 0 : sizeArgument(vm, offset);
    const at = given < 0 ? given + content.length : given;
    if (at < 0 || content.length - at < shape.size)
      structError(
        vm,
        `unpack_from requires a buffer of at least ${String(at + shape.size)} bytes for unpacking ${String(shape.size)} bytes at offset ${String(at)} (actual buffer size is ${String(content.length)})`,
      );
    return unpackFrom(shape, content.subarray(at, at + shape.size));
  },
  'iter_unpack(format, buffer, /)': (vm, format, buffer) => {
    const shape = layout(vm, format);
    const content = bytesArgument(vm, buffer);
    if (shape.size === 0 || content.length % shape.size !== 0)
      structError(vm, `iterative unpacking requires a buffer of a multiple of ${String(shape.size)} bytes`);
    const rows: Value[] = [];
    for (let at = 0; at < content.length; at += shape.size) rows.push(unpackFrom(shape, content.subarray(at, at + shape.size)));
    return list(rows);
  },
  'calcsize(format, /)': (vm, format) => layout(vm, format).size,
});
