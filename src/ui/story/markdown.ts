/**
 * The little of Markdown that stories use: paragraphs, **bold**, *emphasis*, `code`, [[term]], [[term|shown words]], and [words](#/place) for
 * a place of this page. Whatever leads anywhere else stays text: a stranger's story can send nobody away.
 * Text in, plain data out; nothing is ever taken as HTML.
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'term'; readonly term: string; readonly shown: string }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] };

/** Words in square brackets, then a hash of this page in round ones. */
const LINK = /^\[([^\][]+)\]\((#\/[\w\-.~:,=&?%+]*)\)/;

/** Splits at blank lines; single line breaks are blanks. */
export function parseParagraphs(source: string): readonly (readonly Inline[])[] {
  return source
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n+/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.trim())
        .join(' ')
        .trim(),
    )
    .filter((block) => block !== '')
    .map(parseInline);
}

/** One paragraph. A mark that is never closed is a character like any other. */
export function parseInline(source: string): readonly Inline[] {
  const out: Inline[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') {
      out.push({ kind: 'text', text: curled(plain) });
      plain = '';
    }
  };
  let at = 0;
  while (at < source.length) {
    const span = spanAt(source, at);
    if (span === null) {
      plain += source[at] ?? '';
      at += 1;
      continue;
    }
    flush();
    out.push(span.inline);
    at = span.end;
  }
  flush();
  return out;
}

/** Apostrophes and quotes as books print them; code keeps the straight ones. */
const curled = (text: string): string =>
  text
    .replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '’')
    .replaceAll(/(?<![^\s(])"(?=[\p{L}\p{N}'(])/gu, '“')
    .replaceAll('"', '”');

function spanAt(source: string, at: number): { readonly inline: Inline; readonly end: number } | null {
  const close = (open: string, mark: string): number => {
    if (!source.startsWith(open, at)) return -1;
    const end = source.indexOf(mark, at + open.length);
    return end > at + open.length ? end : -1;
  };
  const code = close('`', '`');
  if (code !== -1) return { inline: { kind: 'code', text: source.slice(at + 1, code) }, end: code + 1 };
  const term = close('[[', ']]');
  if (term !== -1) {
    const [name = '', shown = name] = source.slice(at + 2, term).split('|', 2);
    return { inline: { kind: 'term', term: name.trim(), shown: curled(shown.trim()) }, end: term + 2 };
  }
  const link = source[at] === '[' ? LINK.exec(source.slice(at)) : null;
  if (link !== null) {
    const [whole, words = '', href = ''] = link;
    return { inline: { kind: 'link', href, children: parseInline(words) }, end: at + whole.length };
  }
  const bold = close('**', '**');
  if (bold !== -1) return { inline: { kind: 'bold', children: parseInline(source.slice(at + 2, bold)) }, end: bold + 2 };
  // One star opens only before a letter, so that "2 * 3 * 4" stays arithmetic.
  const emphasis = /^\*[^\s*]/.test(source.slice(at, at + 2)) ? close('*', '*') : -1;
  if (emphasis !== -1) return { inline: { kind: 'emphasis', children: parseInline(source.slice(at + 1, emphasis)) }, end: emphasis + 1 };
  return null;
}

/** The words alone, for titles, logs and screen readers. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
        case 'code':
          return inline.text;
        case 'term':
          return inline.shown;
        case 'bold':
        case 'emphasis':
        case 'link':
          return plainText(inline.children);
        default: {
          const never: never = inline;
          return never;
        }
      }
    })
    .join('');
}
