/** A traceback as CPython 3.11 prints it, in the pieces in which it writes them (Python/traceback.c): one piece per mark under a line. */
import { parse } from '../syntax/parse.ts';
import { SourceProblem } from '../syntax/problem.ts';
import { lineAt, lineStartsOf } from '../compiler/unit.ts';
import type { Traceback } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';

/** Lines of the same place shown before "[Previous line repeated ...]". */
const RECURSIVE_CUTOFF = 3;

export function tracebackPieces(vm: Vm, traceback: Traceback | null): string[] {
  if (traceback === null) return [];
  const pieces = ['', 'Traceback (most recent call last):\n'];
  let last = '';
  let repeated = 0;
  const flush = (): void => {
    if (repeated <= RECURSIVE_CUTOFF) return;
    const more = repeated - RECURSIVE_CUTOFF;
    pieces.push(`  [Previous line repeated ${String(more)} more time${more === 1 ? '' : 's'}]\n`);
  };
  for (let one: Traceback | null = traceback; one !== null; one = one.next) {
    const { code } = one.frame;
    const line = code.lines[one.pc] || lineBefore(code.lines, one.pc) || code.line;
    const place = `${String(code.file)}:${String(line)}:${code.name}`;
    if (place !== last) {
      flush();
      last = place;
      repeated = 0;
    }
    repeated++;
    if (repeated <= RECURSIVE_CUTOFF) pieces.push(...entry(vm, one, line));
  }
  flush();
  return pieces;
}

/** Instructions without a line of their own belong to the one before. */
export function lineBefore(lines: Int32Array, pc: number): number {
  for (let i = pc; i >= 0; i--) if (lines[i]! > 0) return lines[i]!;
  return 0;
}

function entry(vm: Vm, traceback: Traceback, line: number): string[] {
  const { code } = traceback.frame;
  const file = vm.files[code.file];
  const name = file === undefined ? '?' : `${vm.directory}/${file.name}`;
  const pieces = ['', `  File "${name}", line ${String(line)}, in ${code.name}\n`];
  if (file === undefined) return pieces;
  const starts = lineStartsOf(file.source);
  const whole = lineText(file.source, starts, line);
  const text = whole.trimStart();
  pieces.push('', '    ', text, '\n');
  const marks = marksUnder(file.source, starts, whole, line, code.from[traceback.pc]!, code.to[traceback.pc]!);
  if (marks !== '') pieces.push('', ...Array.from(marks), '\n');
  return pieces;
}

export function lineText(source: string, starts: readonly number[], line: number): string {
  const from = starts[line - 1] ?? source.length;
  const end = starts[line] ?? source.length + 1;
  return source.slice(from, end - 1).replace(/\r$/, '');
}

/** "    ~~^~~" for the range of an instruction; '' where CPython prints none. */
function marksUnder(source: string, starts: readonly number[], whole: string, line: number, from: number, to: number): string {
  if (from < 0) return '';
  const text = { text: source, file: 0, lineStarts: starts };
  if (lineAt(text, from) !== line) return '';
  const begin = starts[line - 1]!;
  const indent = whole.length - whole.trimStart().length;
  const start = from - begin;
  let end = to - begin;
  let anchors: readonly [number, number] | null = null;
  if (lineAt(text, to - 1) === line) anchors = anchorsOf(whole.slice(start, end));
  else end = whole.trimEnd().length;
  if (end - start === whole.length - indent && anchors === null) return '';
  let marks = ' '.repeat(4 + start - indent);
  for (let i = start; i < end; i++) marks += anchors === null || (i - start >= anchors[0] && i - start < anchors[1]) ? '^' : '~';
  return marks;
}

/** Of a binary operation the operator, of a subscript the brackets: what is marked ^ among ~. */
function anchorsOf(segment: string): readonly [number, number] | null {
  try {
    const [statement, ...rest] = parse(`(${segment}\n)`).body;
    if (statement?.kind !== 'Expr' || rest.length > 0) return null;
    const { value } = statement;
    if (value.kind === 'BinOp') {
      for (let i = value.left.to - 1; i < value.right.from - 1; i++) {
        if (/[\s)]/.test(segment[i]!)) continue;
        const two = i + 1 < value.right.from - 1 && !/\s/.test(segment[i + 1]!);
        return [i, i + (two ? 2 : 1)];
      }
    }
    if (value.kind === 'Subscript') {
      const open = segment.indexOf('[', value.value.to - 1);
      const close = segment.indexOf(']', value.index.to);
      return [open, close < 0 ? value.index.to : close + 1];
    }
    return null;
  } catch (error) {
    if (error instanceof SourceProblem) return null;
    throw error;
  }
}
