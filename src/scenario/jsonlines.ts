/** On which line of a JSON text each value begins, so that a problem found by path can be shown in the file. */
import { formatPath, type PathKey } from './problems.ts';

/** Line (from 1) by path, as formatPath writes it. The text is JSON that has been parsed without error. */
export function jsonLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let line = 1;
  const token = /\s+|"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
  /** Open objects and lists: a list's key is its next place, an object's key the one read last. */
  const open: { readonly list: boolean; key: PathKey }[] = [];
  let expectsKey = false;
  const begin = (at: number): void => {
    const path = formatPath(open.map((one) => one.key));
    if (!lines.has(path)) lines.set(path, at);
  };
  for (const [piece] of text.matchAll(token)) {
    const top = open.at(-1);
    if (piece === '{' || piece === '[') {
      begin(line);
      open.push({ list: piece === '[', key: piece === '[' ? 0 : '' });
      expectsKey = piece === '{';
    } else if (piece === '}' || piece === ']') {
      open.pop();
      expectsKey = false;
    } else if (piece === ',') {
      if (top?.list) top.key = Number(top.key) + 1;
      else expectsKey = true;
    } else if (piece.startsWith('"') && expectsKey && top) {
      top.key = JSON.parse(piece) as string;
      expectsKey = false;
    } else if (piece.trim() !== '' && piece !== ':') begin(line);
    line += piece.split('\n').length - 1;
  }
  return lines;
}
