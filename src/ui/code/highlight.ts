/**
 * Splits Python source into coloured pieces, one list per line: enough for reading, small enough for the first load.
 * Its own scanner rather than the full parser: a picture of code needs no tree, and a broken program must show too.
 */

export type PieceKind = 'plain' | 'keyword' | 'builtin' | 'string' | 'number' | 'comment' | 'definition' | 'name';

export interface Piece {
  readonly kind: PieceKind;
  readonly text: string;
}

const KEYWORDS = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise ' +
    'return try while with yield'
  ).split(' '),
);
const BUILTINS = new Set(
  (
    'print len range bytes bytearray str int float bool list dict set tuple sorted min max sum abs enumerate zip open repr isinstance hasattr getattr setattr super type iter next ' +
    'map filter any all ord chr hex bin round divmod reversed memoryview object Exception OSError ValueError KeyError TypeError IndexError RuntimeError StopIteration ConnectionError ' +
    'ConnectionRefusedError ConnectionResetError BrokenPipeError TimeoutError BlockingIOError InterruptedError KeyboardInterrupt SystemExit'
  ).split(' '),
);

const WORD = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /(?:0[xXoObB][0-9a-fA-F_]+|(?:\d[\d_]*)?\.?\d[\d_]*(?:[eE][+-]?\d+)?j?)/y;
const STRING_START = /(?:[rR][bBfF]?|[bBfF][rR]?|[uU])?("""|'''|"|')/y;

/** The pieces of every line of `source`; joining the texts of a line gives the line back. */
export function highlight(source: string): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [];
  let line: Piece[] = [];
  const add = (kind: PieceKind, text: string): void => {
    // A string in triple quotes may span lines; every line gets its part.
    const parts = text.split('\n');
    parts.forEach((part, index) => {
      if (index > 0) {
        lines.push(line);
        line = [];
      }
      if (part === '') return;
      const last = line[line.length - 1];
      if (last !== undefined && last.kind === kind) line[line.length - 1] = { kind, text: last.text + part };
      else line.push({ kind, text: part });
    });
  };

  let at = 0;
  let previousWord = '';
  while (at < source.length) {
    const character = source[at] ?? '';
    if (character === '#') {
      const end = endOfLine(source, at);
      add('comment', source.slice(at, end));
      at = end;
      continue;
    }
    const string = match(STRING_START, source, at);
    if (string !== null) {
      const end = endOfString(source, at + string[0].length, string[1] ?? '"', /r/i.test(string[0]));
      add('string', source.slice(at, end));
      at = end;
      previousWord = '';
      continue;
    }
    const word = match(WORD, source, at);
    if (word !== null) {
      add(kindOfWord(word[0], previousWord, source[at - 1] ?? ''), word[0]);
      previousWord = word[0];
      at += word[0].length;
      continue;
    }
    const number = /\d/.test(character) || (character === '.' && /\d/.test(source[at + 1] ?? '')) ? match(NUMBER, source, at) : null;
    if (number !== null) {
      add('number', number[0]);
      at += number[0].length;
      continue;
    }
    add('plain', character);
    if (character.trim() !== '') previousWord = '';
    at += 1;
  }
  lines.push(line);
  // A final newline ends the last line; it starts no further one.
  if (line.length === 0 && lines.length > 1) lines.pop();
  return lines;
}

/**
 * The name a line binds first: `sock` in `sock = socket.socket()`, `conn` in `conn, addr = door.accept()`, `s` in `with socket.socket() as s:`.
 * null where it binds none (`print(...)`, `self.x = ...` gives `self.x`).
 */
export function boundName(line: string): string | null {
  const assigned = /^\s*\(?([\p{L}_][\p{L}\p{N}_.]*)\s*(?:,[^=]*)?\)?\s*(?::[^=]+)?=(?!=)/u.exec(line);
  if (assigned !== null) return assigned[1] ?? null;
  const managed = /^\s*(?:async\s+)?with\b.*\bas\s+\(?([\p{L}_][\p{L}\p{N}_]*)/u.exec(line);
  return managed?.[1] ?? null;
}

function kindOfWord(word: string, previous: string, before: string): PieceKind {
  if (before === '.') return 'name';
  if (KEYWORDS.has(word)) return 'keyword';
  if (previous === 'def' || previous === 'class') return 'definition';
  return BUILTINS.has(word) ? 'builtin' : 'name';
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

function endOfLine(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end === -1 ? source.length : end;
}

/** First position after the closing quotes; an unclosed plain string ends with its line. */
function endOfString(source: string, start: number, quotes: string, raw: boolean): number {
  let at = start;
  while (at < source.length) {
    if (source[at] === '\\' && !(raw && source[at + 1] === undefined)) at += 2;
    else if (source.startsWith(quotes, at)) return at + quotes.length;
    else if (source[at] === '\n' && quotes.length === 1) return at;
    else at += 1;
  }
  return source.length;
}
