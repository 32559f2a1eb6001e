/**
 * Number, string and bytes literals: from their text to their value (The Python Language Reference, 2.4).
 */
import { parseFloatText, parseInteger } from '../text/int-text.ts';
import type { Constant } from './ast.ts';
import { syntaxError, unsupported } from './problem.ts';

/** `text` is the literal as written. */
export function numberLiteral(text: string, at: number): Constant {
  if (/[jJ]$/.test(text)) unsupported(at, 'Complex numbers are not part of the Python that runs here.');
  if (/^0[xXoObB]/.test(text)) return parseInteger(text, 0);
  if (/[.eE]/.test(text)) return { float: parseFloatText(text.replace(/\.$/, '.0')) };
  if (/^0[\d_]*[1-9]/.test(text)) {
    syntaxError(at, 'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers');
  }
  return parseInteger(text.replace(/^0+(?=\d)/, ''), 10);
}

export interface StringParts {
  readonly raw: boolean;
  readonly bytes: boolean;
  readonly formatted: boolean;
  readonly quote: string;
  readonly bodyFrom: number;
  readonly bodyTo: number;
}

/** Prefix, quotes and body of one string literal token that stands at `from`. */
export function stringParts(text: string, from: number): StringParts {
  const match = /^([a-zA-Z]*)('''|"""|'|")/.exec(text);
  const prefix = (match?.[1] ?? '').toLowerCase();
  const quote = match?.[2] ?? '"';
  return {
    raw: prefix.includes('r'),
    bytes: prefix.includes('b'),
    formatted: prefix.includes('f'),
    quote,
    bodyFrom: from + prefix.length + quote.length,
    bodyTo: from + text.length - quote.length,
  };
}

const SIMPLE: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Decodes the escapes of a str body; `at` is its offset, for errors. */
export function decodeString(body: string, raw: boolean, at: number): string {
  const text = body.replace(/\r\n?/g, '\n');
  if (raw || !text.includes('\\')) return text;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c !== '\\') {
      out += c;
      continue;
    }
    const next = text[++i] ?? '';
    const simple = SIMPLE[next];
    if (next === '\n') continue;
    else if (simple !== undefined) out += simple;
    else if (/[0-7]/.test(next)) {
      const digits = /^[0-7]{1,3}/.exec(text.slice(i))![0];
      out += String.fromCharCode(Number.parseInt(digits, 8));
      i += digits.length - 1;
    } else if (next === 'x' || next === 'u' || next === 'U') {
      const size = next === 'x' ? 2 : next === 'u' ? 4 : 8;
      const digits = /^[0-9a-fA-F]*/.exec(text.slice(i + 1, i + 1 + size))![0];
      if (digits.length < size) {
        const shape = next === 'x' ? '\\xXX' : next === 'u' ? '\\uXXXX' : '\\UXXXXXXXX';
        syntaxError(
          at,
          `(unicode error) 'unicodeescape' codec can't decode bytes in position ${String(i - 1)}-${String(i + digits.length)}: truncated ${shape} escape`,
        );
      }
      const point = Number.parseInt(digits, 16);
      if (point > 0x10ffff)
        syntaxError(
          at,
          `(unicode error) 'unicodeescape' codec can't decode bytes in position ${String(i - 1)}-${String(i + size)}: illegal Unicode character`,
        );
      out += String.fromCodePoint(point);
      i += size;
    } else if (next === 'N')
      unsupported(
        at,
        'Characters by name (\\N{...}) are not part of the Python that runs here; write the character itself or its \\u number.',
      );
    else out += `\\${next}`;
  }
  return out;
}

export function decodeBytes(body: string, raw: boolean, at: number): Uint8Array {
  const text = body.replace(/\r\n?/g, '\n');
  const out: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c.charCodeAt(0) > 127) syntaxError(at, 'bytes can only contain ASCII literal characters');
    if (c !== '\\' || raw) {
      out.push(c.charCodeAt(0));
      continue;
    }
    const next = text[++i] ?? '';
    const simple = SIMPLE[next];
    if (next === '\n') continue;
    else if (simple !== undefined) out.push(simple.charCodeAt(0));
    else if (/[0-7]/.test(next)) {
      const digits = /^[0-7]{1,3}/.exec(text.slice(i))![0];
      out.push(Number.parseInt(digits, 8) & 255);
      i += digits.length - 1;
    } else if (next === 'x') {
      const digits = /^[0-9a-fA-F]{0,2}/.exec(text.slice(i + 1))![0];
      if (digits.length < 2) syntaxError(at, `(value error) invalid \\x escape at position ${String(i - 1)}`);
      out.push(Number.parseInt(digits, 16));
      i += 2;
    } else out.push(0x5c, next.charCodeAt(0));
  }
  return Uint8Array.from(out);
}
