/** JSON for plain values (Modules/_json.c): reading, and writing what needs no Python code. The json module itself is prelude/modules/json.ts. */
import * as dicts from '../objects/dict.ts';
import { plain } from '../objects/types.ts';
import { DICT, FLOAT, LIST, TUPLE, float, isHeap, list, newDict, tuple, type Dict, type Tuple, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { charge, perByte, perItem } from '../interpreter/charge.ts';
import { raise, valueError } from '../interpreter/errors.ts';
import { integer } from '../interpreter/numbers.ts';
import { codePointLength } from '../text/code-points.ts';
import { parseInteger } from '../text/int-text.ts';
import { reprFloat } from '../text/repr.ts';
import { natives } from './registry.ts';

/** Deeper nesting raises RecursionError, as CPython's default limit makes it. */
const DEEPEST = 990;

class Trouble {
  readonly message: string;
  readonly at: number;
  constructor(message: string, at: number) {
    this.message = message;
    this.at = at;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y;
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

class Reader {
  private readonly vm: Vm;
  private readonly text: string;
  private readonly strict: boolean;
  at = 0;

  constructor(vm: Vm, text: string, strict: boolean) {
    this.vm = vm;
    this.text = text;
    this.strict = strict;
  }

  skip(): void {
    while (this.at < this.text.length && ' \t\n\r'.includes(this.text[this.at]!)) this.at++;
  }

  value(depth: number): Value {
    const { text, at } = this;
    if (depth > DEEPEST)
      raise(this.vm, 'RecursionError', 'maximum recursion depth exceeded while decoding a JSON object from a unicode string');
    const c = text[at];
    switch (c) {
      case '"':
        this.at++;
        return this.string();
      case '{':
        this.at++;
        return this.object(depth);
      case '[':
        this.at++;
        return this.array(depth);
      default:
    }
    for (const [word, value] of [
      ['null', null],
      ['true', true],
      ['false', false],
    ] as const)
      if (text.startsWith(word, at)) {
        this.at += word.length;
        return value;
      }
    for (const [word, value] of [
      ['NaN', NaN],
      ['Infinity', Infinity],
      ['-Infinity', -Infinity],
    ] as const)
      if (text.startsWith(word, at)) {
        this.at += word.length;
        return float(value);
      }
    NUMBER.lastIndex = at;
    const match = NUMBER.exec(text);
    if (match === null) throw new Trouble('Expecting value', at);
    this.at += match[0].length;
    return match[1] === undefined && match[2] === undefined ? parseInteger(match[0], 10) : float(Number(match[0]));
  }

  private object(depth: number): Value {
    const made = newDict();
    this.skip();
    if (this.text[this.at] === '}') {
      this.at++;
      return made;
    }
    for (;;) {
      if (this.text[this.at] !== '"') throw new Trouble('Expecting property name enclosed in double quotes', this.at);
      this.at++;
      const key = this.string();
      this.skip();
      if (this.text[this.at] !== ':') throw new Trouble("Expecting ':' delimiter", this.at);
      this.at++;
      this.skip();
      dicts.set(made, key, this.value(depth + 1));
      this.skip();
      const c = this.text[this.at];
      if (c === '}') {
        this.at++;
        return made;
      }
      if (c !== ',') throw new Trouble("Expecting ',' delimiter", this.at);
      this.at++;
      this.skip();
    }
  }

  private array(depth: number): Value {
    const items: Value[] = [];
    this.skip();
    if (this.text[this.at] === ']') {
      this.at++;
      return list(items);
    }
    for (;;) {
      items.push(this.value(depth + 1));
      this.skip();
      const c = this.text[this.at];
      if (c === ']') {
        this.at++;
        return list(items);
      }
      if (c !== ',') throw new Trouble("Expecting ',' delimiter", this.at);
      this.at++;
      this.skip();
    }
  }

  /** Behind the opening quote. */
  private string(): string {
    const begin = this.at - 1;
    let made = '';
    for (;;) {
      const c = this.text[this.at];
      if (c === undefined) throw new Trouble('Unterminated string starting at', begin);
      if (c === '"') {
        this.at++;
        return made;
      }
      if (c < ' ' && this.strict) throw new Trouble('Invalid control character at', this.at);
      if (c !== '\\') {
        made += c;
        this.at++;
        continue;
      }
      const next = this.text[this.at + 1];
      if (next === undefined) throw new Trouble('Unterminated string starting at', begin);
      if (next !== 'u') {
        const plainText = ESCAPES[next];
        if (plainText === undefined) throw new Trouble('Invalid \\escape', this.at);
        made += plainText;
        this.at += 2;
        continue;
      }
      const digits = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[\da-fA-F]{4}$/.test(digits)) throw new Trouble('Invalid \\uXXXX escape', this.at + 1);
      made += String.fromCharCode(Number.parseInt(digits, 16));
      this.at += 6;
    }
  }
}

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
};

function quoted(text: string, ascii: boolean): string {
  const escaped = (c: string): string => SHORT[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `"${ascii ? text.replace(/["\\]|[^ -~]/g, escaped) : text.replace(/["\\\0-\x1f]/g, escaped)}"`;
}

interface Style {
  readonly ascii: boolean;
  readonly indent: string | null;
  readonly itemSeparator: string;
  readonly keySeparator: string;
  readonly sortKeys: boolean;
  readonly allowNan: boolean;
}

function written(vm: Vm, value: Value, style: Style, level: number, open: Value[]): string {
  if (value === null) return 'null';
  if (value === true) return 'true';
  if (value === false) return 'false';
  if (typeof value === 'string') {
    charge(vm, perByte(value.length));
    return quoted(value, style.ascii);
  }
  if (!isHeap(value)) return String(value);
  if (value.t === FLOAT) return floatText(vm, value.v, style.allowNan);
  const isList = (value.t === LIST || value.t === TUPLE) && value.cls === null;
  if (!isList && !(value.t === DICT && value.cls === null)) throw dicts.NEEDS_PYTHON;
  if (open.includes(value)) valueError(vm, 'Circular reference detected');
  if (level > DEEPEST) raise(vm, 'RecursionError', 'maximum recursion depth exceeded while encoding a JSON object');
  open.push(value);
  const parts = isList
    ? (value as Tuple).a.map((one) => written(vm, one, style, level + 1, open))
    : members(vm, value as Dict, style, level, open);
  open.pop();
  charge(vm, perItem(parts.length));
  const [left, right] = isList ? '[]' : '{}';
  if (parts.length === 0) return left! + right!;
  if (style.indent === null) return left! + parts.join(style.itemSeparator) + right!;
  const inner = `\n${style.indent.repeat(level + 1)}`;
  return `${left!}${inner}${parts.join(style.itemSeparator + inner)}\n${style.indent.repeat(level)}${right!}`;
}

function members(vm: Vm, value: Dict, style: Style, level: number, open: Value[]): string[] {
  let pairs = [...dicts.entries(value)];
  if (style.sortKeys) {
    if (!pairs.every(([key]) => typeof key === 'string')) throw dicts.NEEDS_PYTHON;
    pairs = pairs.sort(([a], [b]) => comparePoints(a as string, b as string));
  }
  return pairs.map(([key, one]) => quoted(keyText(vm, key), style.ascii) + style.keySeparator + written(vm, one, style, level + 1, open));
}

function comparePoints(a: string, b: string): number {
  const [x, y] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) if (x[i] !== y[i]) return x[i]!.codePointAt(0)! - y[i]!.codePointAt(0)!;
  return x.length - y.length;
}

function keyText(vm: Vm, key: Value): string {
  if (typeof key === 'string') return key;
  if (key === null) return 'null';
  if (typeof key === 'boolean') return key ? 'true' : 'false';
  if (isHeap(key)) {
    if (key.t === FLOAT) return floatText(vm, key.v, true);
    throw dicts.NEEDS_PYTHON;
  }
  return String(key);
}

function floatText(vm: Vm, value: number, allowNan: boolean): string {
  if (Number.isFinite(value)) return reprFloat(value);
  if (!allowNan) valueError(vm, 'Out of range float values are not JSON compliant');
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}

natives('_kernel', 'function', {
  /** (value, end) of the value that begins at `start`, or (message, position, None): positions in characters. */
  '_json_read(text, start, strict, whole)': (vm, given, start, strict, whole) => {
    const text = plain(given!) as string;
    charge(vm, perByte(text.length));
    const reader = new Reader(vm, text, strict === true);
    reader.at = Number(start);
    try {
      if (whole === true) reader.skip();
      const value = reader.value(0);
      if (whole === true) reader.skip();
      if (whole === true && reader.at !== text.length) throw new Trouble('Extra data', reader.at);
      return tuple([value, codePointLength(text.slice(0, reader.at))]);
    } catch (error) {
      if (error instanceof Trouble) return tuple([error.message, codePointLength(text.slice(0, error.at)), null]);
      throw error;
    }
  },
  /** The text, or None where Python code has to decide. `style`: ascii, indent, separators of items and keys, sort keys, allow nan. */
  '_json_write(value, style)': (vm, value, given) => {
    const [ascii, indent, itemSeparator, keySeparator, sortKeys, allowNan] = (given as Tuple).a;
    const style: Style = {
      ascii: ascii === true,
      indent: indent as string | null,
      itemSeparator: itemSeparator as string,
      keySeparator: keySeparator as string,
      sortKeys: sortKeys === true,
      allowNan: allowNan === true,
    };
    try {
      return written(vm, value!, style, 0, []);
    } catch (error) {
      if (error === dicts.NEEDS_PYTHON) return null;
      throw error;
    }
  },
  '_json_string(text, ascii)': (_, text, ascii) => quoted(plain(text!) as string, ascii === true),
  '_json_float(value, allow)': (vm, value, allow) => {
    const number = plain(value!);
    return isHeap(number) && number.t === FLOAT ? floatText(vm, number.v, allow === true) : String(integer(number));
  },
});
