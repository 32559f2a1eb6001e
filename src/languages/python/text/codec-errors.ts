/**
 * Error handlers of codecs (strict, ignore, replace, backslashreplace, surrogateescape, ...) and the texts of UnicodeEncodeError and
 * UnicodeDecodeError (Objects/exceptions.c, Python/codecs.c).
 */
import { pointAt } from './code-points.ts';
import { raise, type ErrorArgument } from './python-error.ts';
import { escapePoint, reprString } from './repr.ts';

/** What str() of a UnicodeEncodeError (encoding, str, start, end, reason) or UnicodeDecodeError (encoding, bytes, start, end, reason) says. */
export function unicodeErrorText(type: 'UnicodeEncodeError' | 'UnicodeDecodeError', args: readonly ErrorArgument[]): string {
  const [encoding, object, startArgument, endArgument, reason] = args;
  const start = Number(startArgument);
  const end = Number(endArgument);
  const verb = type === 'UnicodeEncodeError' ? 'encode' : 'decode';
  if (end === start + 1) {
    if (typeof object === 'string')
      return `'${String(encoding)}' codec can't ${verb} character '${escapePoint(pointAt(object, start).codePointAt(0) ?? 0)}' in position ${start}: ${String(reason)}`;
    if (object instanceof Uint8Array) {
      return `'${String(encoding)}' codec can't ${verb} byte 0x${(object[start] ?? 0).toString(16).padStart(2, '0')} in position ${start}: ${String(reason)}`;
    }
  }
  return `'${String(encoding)}' codec can't ${verb} ${verb === 'encode' ? 'characters' : 'bytes'} in position ${start}-${end - 1}: ${String(reason)}`;
}

function unknownHandler(errors: string): never {
  return raise('LookupError', `unknown error handler name '${errors}'`);
}

/** Text that stands for undecodable bytes [start, end), or raises UnicodeDecodeError. */
export function handleUndecodable(encoding: string, bytes: Uint8Array, start: number, end: number, reason: string, errors: string): string {
  const bad = Array.from(bytes.subarray(start, end));
  switch (errors) {
    case 'strict':
      break;
    case 'ignore':
      return '';
    case 'replace':
      return '\ufffd';
    case 'backslashreplace':
      return bad.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
    case 'surrogateescape':
      if ((bad[0] ?? 0) < 0x80) break;
      return String.fromCharCode(...bad.filter((byte) => byte >= 0x80).map((byte) => 0xdc00 + byte));
    case 'xmlcharrefreplace':
    case 'namereplace':
      return raise('TypeError', "don't know how to handle UnicodeDecodeError in error callback");
    default:
      return unknownHandler(errors);
  }
  return raise('UnicodeDecodeError', encoding, bytes, start, end, reason);
}

/** What stands for unencodable characters: a text to encode, or bytes as they are; or raises UnicodeEncodeError. Indexes are code points. */
export function handleUnencodable(
  encoding: string,
  text: string,
  bad: readonly number[],
  start: number,
  reason: string,
  errors: string,
): string | Uint8Array {
  switch (errors) {
    case 'strict':
      break;
    case 'ignore':
      return '';
    case 'replace':
      return '?'.repeat(bad.length);
    case 'backslashreplace':
      return bad.map(escapePoint).join('');
    case 'xmlcharrefreplace':
      return bad.map((point) => `&#${point};`).join('');
    case 'surrogateescape':
      if (!bad.every((point) => point >= 0xdc80 && point <= 0xdcff)) break;
      return Uint8Array.from(bad, (point) => point - 0xdc00);
    default:
      return unknownHandler(errors);
  }
  return raise('UnicodeEncodeError', encoding, text, start, start + bad.length, reason);
}

/** For messages that name what they could not read. */
export function unknownEncoding(name: string): never {
  return raise('LookupError', `unknown encoding: ${reprString(name).slice(1, -1)}`);
}
