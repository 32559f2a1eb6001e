/**
 * Formats of the struct module (Modules/_struct.c): which fields at which offsets, and numbers to bytes and back. Native sizes and alignment with
 * '@', standard sizes without alignment otherwise.
 */
export interface StructField {
  readonly code: string;
  readonly count: number;
  readonly offset: number;
  readonly size: number;
}
export interface StructLayout {
  readonly fields: readonly StructField[];
  readonly size: number;
  /** Values it packs. */
  readonly values: number;
  readonly little: boolean;
  /** Native sizes and alignment. */
  readonly native: boolean;
}

const SIZES: Readonly<Record<string, number>> = {
  ...{ x: 1, c: 1, b: 1, B: 1, '?': 1, s: 1, p: 1, h: 2, H: 2, e: 2, i: 4, I: 4, l: 4, L: 4, f: 4, q: 8, Q: 8, d: 8 },
};
const NATIVE_SIZES: Readonly<Record<string, number>> = { ...SIZES, l: 8, L: 8, n: 8, N: 8, P: 8 };

/** The layout, or what struct.error says about the format. */
export function parseStruct(format: string): StructLayout | string {
  const order = /^[@=<>!]/.test(format) ? format[0]! : '@';
  const native = order === '@';
  const sizes = native ? NATIVE_SIZES : SIZES;
  const fields: StructField[] = [];
  let at = 0;
  let values = 0;
  let i = /^[@=<>!]/.test(format) ? 1 : 0;
  while (i < format.length) {
    if (/\s/.test(format[i]!)) {
      i++;
      continue;
    }
    const digits = /^\d+/.exec(format.slice(i))?.[0] ?? '';
    i += digits.length;
    const code = format[i++];
    if (code === undefined) return 'repeat count given without format specifier';
    const size = sizes[code];
    if (size === undefined) return 'bad char in struct format';
    const count = digits === '' ? 1 : Number(digits);
    if (native) at = Math.ceil(at / size) * size;
    fields.push({ code, count, offset: at, size });
    if (code === 's' || code === 'p') values++;
    else if (code !== 'x') values += count;
    at += size * count;
    if (at > Number.MAX_SAFE_INTEGER || count > Number.MAX_SAFE_INTEGER) return 'total struct size too long';
  }
  return { fields, size: at, values, little: order !== '>' && order !== '!', native };
}

/**
 * What is said of a whole number that does not fit a field; null where it fits. The words differ with the byte order: for the machine's own order CPython
 * takes the functions of the native formats.
 */
export function wholeNumberProblem(code: string, size: number, value: bigint, little: boolean): string | null {
  const most = (1n << BigInt(size * 8)) - 1n;
  const half = 1n << BigInt(size * 8 - 1);
  if (code === 'P') return value < -(1n << 63n) || value >= 1n << 64n ? 'int too large to convert' : null;
  const signed = 'bhilqn'.includes(code);
  // The C function goes through a long first, an unsigned one for the wider unsigned fields.
  const [least, greatest] = 'ILQN'.includes(code) || (code === 'H' && !little) ? [0n, (1n << 64n) - 1n] : [-(1n << 63n), (1n << 63n) - 1n];
  if (value < least || value > greatest) return !little && 'qQ'.includes(code) ? 'int too large to convert' : 'argument out of range';
  const [low, high] = signed ? [-half, half - 1n] : [0n, most];
  if (value >= low && value <= high) return null;
  const word = { b: 'byte', B: 'ubyte', h: 'short', H: 'ushort' }[code];
  const name = word === undefined || (size > 1 && !little) ? `'${code}'` : word;
  return `${name} format requires ${String(low)} <= number <= ${String(high)}`;
}

export function writeWhole(out: Uint8Array, at: number, size: number, value: bigint, little: boolean): void {
  let rest = BigInt.asUintN(size * 8, value);
  for (let i = 0; i < size; i++) {
    out[at + (little ? i : size - 1 - i)] = Number(rest & 255n);
    rest >>= 8n;
  }
}

export function readWhole(bytes: Uint8Array, at: number, size: number, little: boolean, signed: boolean): bigint {
  let value = 0n;
  for (let i = 0; i < size; i++) value = (value << 8n) | BigInt(bytes[at + (little ? size - 1 - i : i)]!);
  return signed ? BigInt.asIntN(size * 8, value) : value;
}

/** The sixteen bits of a half-precision number, rounded half to even; null where it is too large (PyFloat_Pack2). */
export function halfBits(value: number): number | null {
  const sign = Object.is(value, -0) || value < 0 ? 0x8000 : 0;
  if (Number.isNaN(value)) return 0x7e00;
  const size = Math.abs(value);
  if (size === Infinity) return sign | 0x7c00;
  if (size === 0) return sign;
  // Below 2^-14 numbers are subnormal: steps of 2^-24.
  let exponent = -14;
  while (exponent < 16 && size >= 2 ** (exponent + 1)) exponent++;
  let steps = roundHalfEven(size / 2 ** (exponent - 10));
  if (size >= 2 ** -14 && steps === 2048) {
    exponent++;
    steps = 1024;
  }
  if (exponent > 15) return null;
  return steps < 1024 ? sign | steps : sign | ((exponent + 15) << 10) | (steps - 1024);
}

function roundHalfEven(value: number): number {
  const down = Math.floor(value);
  const rest = value - down;
  return rest > 0.5 || (rest === 0.5 && down % 2 === 1) ? down + 1 : down;
}

export function halfValue(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}
