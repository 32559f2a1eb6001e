import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundName, highlight } from './highlight.ts';

const shown = (source: string): string =>
  highlight(source)
    .map((line) => line.map((piece) => `${piece.kind}<${piece.text}>`).join(''))
    .join('\n');

describe('highlighting Python', () => {
  test('tells keywords, names, strings, numbers and comments apart', () => {
    expect(shown('while True: x = b"hi"  # go')).toBe(
      'keyword<while>plain< >keyword<True>plain<: >name<x>plain< = >string<b"hi">plain<  >comment<# go>',
    );
    expect(shown('sock.settimeout(0.5)')).toBe('name<sock>plain<.>name<settimeout>plain<(>number<0.5>plain<)>');
    expect(shown('def main(): pass')).toBe('keyword<def>plain< >definition<main>plain<(): >keyword<pass>');
  });

  test('a hash inside a string is no comment, and an attribute called like a builtin is a plain name', () => {
    expect(shown('x = "a # b"')).toBe('name<x>plain< = >string<"a # b">');
    expect(shown('f.print()')).toBe('name<f>plain<.>name<print>plain<()>');
  });

  test('a string in triple quotes colours each of its lines', () => {
    expect(shown('s = """one\ntwo"""\nx')).toBe('name<s>plain< = >string<"""one>\nstring<two""">\nname<x>');
  });

  test('an unclosed string ends with its line', () => {
    expect(shown('x = "oops\ny')).toBe('name<x>plain< = >string<"oops>\nname<y>');
  });

  test('loses and adds no character, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', "'", '\\', '\n', '#', ' ', '1', '.', 'f', 'r', 'é', '(') }), (source) => {
        const back = highlight(source)
          .map((line) => line.map((piece) => piece.text).join(''))
          .join('\n');
        expect(back).toBe(source.replace(/\n$/, ''));
      }),
    );
  });
});

describe('the name a line binds', () => {
  test.each([
    ['sock = socket.socket()', 'sock'],
    ['    conn, addr = lsock.accept()', 'conn'],
    ['with socket.socket() as s:', 's'],
    ['self.sock = socket.socket()', 'self.sock'],
    ['print("a = b")', null],
    ['if a == b:', null],
  ])('%s', (line, name) => {
    expect(boundName(line)).toBe(name);
  });
});
