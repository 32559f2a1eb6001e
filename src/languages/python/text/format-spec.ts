/**
 * Python's format-spec mini-language, [[fill]align][sign][z][#][0][width][grouping][.precision][type], for str, int and float, with
 * CPython's error texts (Python/formatter_unicode.c). No locale: 'n' behaves as in LANG=C.UTF-8.
 */
import { formatFloatMagnitude } from './format-float.ts';
import { intToBase, intToFloat } from './int-text.ts';
import { overflowError, valueError } from './python-error.ts';
import { reprFloat, reprInt } from './repr.ts';
import { codePointLength, takePoints } from './code-points.ts';

export interface FormatSpec {
  readonly fill: string;
  readonly align: '<' | '>' | '=' | '^';
  readonly sign: '' | '+' | '-' | ' ';
  readonly noNegativeZero: boolean;
  readonly alternate: boolean;
  /** -1 where absent. */
  readonly width: number;
  readonly grouping: '' | ',' | '_';
  /** -1 where absent. */
  readonly precision: number;
  /** '' where absent. */
  readonly type: string;
}

const ALIGN = new Set(['<', '>', '=', '^']);
const GROUPED_BY_COMMA = new Set(['d', 'e', 'f', 'g', 'E', 'G', '%', 'F', '']);
const GROUPED_BY_UNDERSCORE = new Set(['b', 'o', 'x', 'X']);
/** What fits a Py_ssize_t. */
const MAX_SIZE = 9223372036854775807n;

const parsed = new Map<string, FormatSpec>();

/** `typeName` is the type of the value, for the error text; `defaultType` stands where no type is written. */
export function parseFormatSpec(text: string, typeName: string, defaultType: string, defaultAlign: '<' | '>'): FormatSpec {
  const key = `${defaultAlign}${defaultType}${text}`;
  let spec = parsed.get(key);
  if (spec === undefined) {
    spec = parse(text, typeName, defaultType, defaultAlign);
    if (parsed.size > 500) parsed.clear();
    parsed.set(key, spec);
  }
  return spec;
}

function parse(text: string, typeName: string, defaultType: string, defaultAlign: '<' | '>'): FormatSpec {
  const points = Array.from(text);
  let at = 0;
  let fill = ' ';
  let fillGiven = false;
  let align: FormatSpec['align'] = defaultAlign;
  let alignGiven = false;
  if (ALIGN.has(points[1] ?? '')) {
    fill = points[0] ?? ' ';
    align = points[1] as FormatSpec['align'];
    fillGiven = alignGiven = true;
    at = 2;
  } else if (ALIGN.has(points[0] ?? '')) {
    align = points[0] as FormatSpec['align'];
    alignGiven = true;
    at = 1;
  }
  let sign: FormatSpec['sign'] = '';
  const next = points[at];
  if (next === '+' || next === '-' || next === ' ') {
    sign = next;
    at++;
  }
  const noNegativeZero = points[at] === 'z';
  if (noNegativeZero) at++;
  const alternate = points[at] === '#';
  if (alternate) at++;
  if (!fillGiven && points[at] === '0') {
    fill = '0';
    if (!alignGiven && defaultAlign === '>') align = '=';
    at++;
  }
  const readNumber = (): number => {
    const start = at;
    while (at < points.length && points[at]! >= '0' && points[at]! <= '9') at++;
    if (at === start) return -1;
    const number = BigInt(points.slice(start, at).join(''));
    if (number > MAX_SIZE) valueError('Too many decimal digits in format string');
    return Number(number);
  };
  const width = readNumber();
  let grouping: FormatSpec['grouping'] = '';
  if (points[at] === ',') {
    grouping = ',';
    at++;
  }
  if (points[at] === '_') {
    if (grouping !== '') valueError("Cannot specify both ',' and '_'.");
    grouping = '_';
    at++;
  }
  if (points[at] === ',' && grouping === '_') valueError("Cannot specify both ',' and '_'.");
  let precision = -1;
  if (points[at] === '.') {
    at++;
    precision = readNumber();
    if (precision < 0) valueError('Format specifier missing precision');
  }
  if (points.length - at > 1) valueError(`Invalid format specifier '${text}' for object of type '${typeName}'`);
  const written = points[at] ?? '';
  const type = written === '' ? defaultType : written;
  if (grouping !== '' && !GROUPED_BY_COMMA.has(type) && !(grouping === '_' && GROUPED_BY_UNDERSCORE.has(type))) {
    valueError(`Cannot specify '${grouping}' with '${shownType(type)}'.`);
  }
  return { fill, align, sign, noNegativeZero, alternate, width, grouping, precision, type };
}

function shownType(type: string): string {
  const point = type.codePointAt(0) ?? 0;
  return point > 32 && point < 128 ? type : `\\x${point.toString(16)}`;
}

function unknownType(type: string, typeName: string): never {
  return valueError(`Unknown format code '${shownType(type)}' for object of type '${typeName}'`);
}

/** format(text, spec) of a str. */
export function formatString(value: string, specText: string, typeName = 'str'): string {
  if (specText === '') return value;
  const spec = parseFormatSpec(specText, typeName, 's', '<');
  if (spec.type !== 's') unknownType(spec.type, typeName);
  if (spec.sign !== '') valueError(`${spec.sign === ' ' ? 'Space' : 'Sign'} not allowed in string format specifier`);
  if (spec.noNegativeZero) valueError('Negative zero coercion (z) not allowed in string format specifier');
  if (spec.alternate) valueError('Alternate form (#) not allowed in string format specifier');
  if (spec.align === '=') valueError("'=' alignment not allowed in string format specifier");
  return pad(spec.precision >= 0 ? takePoints(value, spec.precision) : value, spec);
}

/** format(value, spec) of an int. For a bool give the type name "bool" (and its own text where the spec is empty). */
export function formatInt(value: number | bigint, specText: string, typeName = 'int'): string {
  if (specText === '') return reprInt(value);
  const spec = parseFormatSpec(specText, typeName, 'd', '>');
  switch (spec.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n':
      return formatInteger(value, spec);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%':
      return formatFloating(intToFloat(value), spec);
    default:
      return unknownType(spec.type, typeName);
  }
}

/** format(value, spec) of a float. */
export function formatFloat(value: number, specText: string, typeName = 'float'): string {
  if (specText === '') return reprFloat(value);
  const spec = parseFormatSpec(specText, typeName, '', '>');
  switch (spec.type) {
    case '':
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case 'n':
    case '%':
      return formatFloating(value, spec);
    default:
      return unknownType(spec.type, typeName);
  }
}

const BASE_OF: Readonly<Record<string, 2 | 8 | 10 | 16>> = { b: 2, o: 8, x: 16, X: 16, d: 10, n: 10 };

function formatInteger(value: number | bigint, spec: FormatSpec): string {
  if (spec.precision >= 0) valueError('Precision not allowed in integer format specifier');
  if (spec.noNegativeZero) valueError('Negative zero coercion (z) not allowed in integer format specifier');
  if (spec.type === 'c') {
    if (spec.sign !== '') valueError("Sign not allowed with integer format specifier 'c'");
    if (spec.alternate) valueError("Alternate form (#) not allowed with integer format specifier 'c'");
    if (typeof value === 'bigint') overflowError('Python int too large to convert to C long');
    if (value < 0 || value > 0x10ffff) overflowError('%c arg not in range(0x110000)');
    return padNumber('', '', String.fromCodePoint(value), '', spec, 0);
  }
  const base = BASE_OF[spec.type] ?? 10;
  const negative = value < 0;
  const magnitude = negative ? -value : value;
  let digits = base === 10 ? reprInt(magnitude) : intToBase(magnitude, base);
  let prefix = spec.alternate && base !== 10 ? `0${spec.type}` : '';
  if (spec.type === 'X') {
    digits = digits.toUpperCase();
    prefix = prefix.toUpperCase();
  }
  const group = spec.grouping === '' ? 0 : base === 10 ? 3 : 4;
  return padNumber(signOf(negative, spec), prefix, digits, '', spec, group);
}

function formatFloating(value: number, spec: FormatSpec): string {
  let shown = value;
  let type = spec.type;
  let precision = spec.precision;
  let suffix = '';
  if (type === '%') {
    shown = value * 100;
    type = 'f';
    suffix = '%';
  } else if (type === 'n') type = 'g';
  const bare = type === '';
  if (precision > 0x7fffffff) valueError('precision too big');
  if (precision < 0) precision = 6;
  const kind = bare ? (spec.precision < 0 ? 'r' : 'g') : (type as 'e' | 'E' | 'f' | 'F' | 'g' | 'G');
  const text = formatFloatMagnitude(shown, { type: kind, precision, alternate: spec.alternate, addPointZero: bare });
  let negative = shown < 0 || Object.is(shown, -0);
  if (negative && spec.noNegativeZero && !/[1-9]/.test(text.replace(/[eE].*/, '')) && Number.isFinite(shown)) negative = false;
  const whole = /^[0-9]*/.exec(text)?.[0] ?? '';
  return padNumber(signOf(negative, spec), '', whole, text.slice(whole.length) + suffix, spec, spec.grouping === '' ? 0 : 3);
}

function signOf(negative: boolean, spec: FormatSpec): string {
  if (negative) return '-';
  return spec.sign === '+' || spec.sign === ' ' ? spec.sign : '';
}

/** Puts sign, prefix, grouped digits and what follows them into the width; zeros of a '0' width are grouped with the digits. */
function padNumber(sign: string, prefix: string, digits: string, rest: string, spec: FormatSpec, group: number): string {
  const zeroFilled = spec.fill === '0' && spec.align === '=';
  const room = zeroFilled ? spec.width - sign.length - prefix.length - rest.length : 0;
  const grouped = group === 0 || digits === '' ? digits : groupDigits(digits, spec.grouping, group, room);
  const body = grouped + rest;
  const missing = spec.width - sign.length - prefix.length - codePointLength(body);
  if (missing <= 0) return sign + prefix + body;
  if (spec.align === '=') return sign + prefix + spec.fill.repeat(missing) + body;
  return pad(sign + prefix + body, spec);
}

function groupDigits(digits: string, separator: string, size: number, atLeast: number): string {
  let out = '';
  let left = digits;
  for (;;) {
    const chunk = left.slice(-size);
    left = left.slice(0, -size);
    // Leading zeros fill up to the width, but a separator never comes first.
    const filled = left === '' ? chunk.padStart(Math.min(size, atLeast - out.length), '0') : chunk;
    out = filled + out;
    if (left === '' && out.length >= atLeast) return out;
    out = separator + out;
    if (left === '') left = '0';
  }
}

function pad(text: string, spec: FormatSpec): string {
  const missing = spec.width - codePointLength(text);
  if (missing <= 0) return text;
  if (spec.align === '<') return text + spec.fill.repeat(missing);
  if (spec.align === '^') {
    const left = Math.floor(missing / 2);
    return spec.fill.repeat(left) + text + spec.fill.repeat(missing - left);
  }
  return spec.fill.repeat(missing) + text;
}
