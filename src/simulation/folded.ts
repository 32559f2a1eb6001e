/**
 * Printed text as lines, each traceback folded to its last line: what the command line shows, never the UI. Line ends and folding are those
 * of the recordings (oracles/ask_linux.py, folded).
 */

/** Lines as Python's str.splitlines makes them. */
export function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** A traceback's last line in its place; an uncaught JavaScript error's "Error: message" line in its place. */
export function folded(text: string): string[] {
  const lines = splitLines(text);
  const out: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.startsWith('Traceback (most recent call last):')) {
      i++;
      while (i < lines.length && lines[i]!.startsWith(' ')) i++;
      out.push(lines[i] ?? '');
    } else if (/^(node:|\/|file:).*:\d+$/.test(line) && lines.slice(i).some((later) => later.startsWith('Node.js v'))) {
      const rest = lines.slice(i);
      out.push(rest.find((later) => /^(Uncaught )?\w*Error\b/.test(later)) ?? line);
      i += rest.findIndex((later) => later.startsWith('Node.js v'));
    } else {
      out.push(line);
    }
  }
  return out;
}
