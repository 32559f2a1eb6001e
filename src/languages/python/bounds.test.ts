import { describe, expect, it } from 'vitest';
import { pythonRuntime } from './runtime.ts';
import { play } from './testing/double.ts';

const problemsOf = (source: string) => {
  const loaded = pythonRuntime.load({
    main: 'a.py',
    files: [{ name: 'a.py', source, index: 0 }],
    args: ['a.py'],
    env: {},
    hosts: {},
    pid: 1,
    seed: 1,
    date: '',
  });
  return 'problems' in loaded ? loaded.problems.map((one) => [one.kind, one.line, one.column, one.sentence]) : [];
};

describe('what lies outside the subset is refused at load', () => {
  it.each([
    ['import tkinter\n', [['unsupported', 1, 8, 'The module tkinter is not part of the Python that runs here.']]],
    ['x = 1\nfrom socket import AF_CAN\n', [['unsupported', 2, 20, 'socket.AF_CAN is not part of the Python that runs here.']]],
    ['x = 3j\n', [['unsupported', 1, 5, 'Complex numbers are not part of the Python that runs here.']]],
  ])('%j', (source, problems) => expect(problemsOf(source)).toEqual(problems));

  it('an attribute that the real runtime has stops the run, whatever the program catches', () => {
    const { end, printed } = play(
      'import os\nprint("before")\ntry:\n    hasattr(os, "listdir")\nexcept BaseException:\n    print("caught")\n',
    );
    expect(printed).toBe('before\n');
    expect(end).toBe('os.listdir is not part of the Python that runs here.');
  });

  it('a name that nobody has raises what CPython raises', () => {
    expect(
      play(
        'import os\ntry:\n    os.lstdir\nexcept AttributeError as e:\n    print(e)\ntry:\n    import nonsense\nexcept ImportError as e:\n    print(e)\n',
      ).printed,
    ).toBe("module 'os' has no attribute 'lstdir'\nNo module named 'nonsense'\n");
  });
});

describe("syntax errors, in CPython 3.11's words", () => {
  it.each([
    ['if x\n    pass\n', 1, 5, "SyntaxError: expected ':'"],
    ['print "hello"\n', 1, 1, "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"],
    ['x = (1,\ny = 2\n', 1, 5, "SyntaxError: '(' was never closed"],
    ["s = 'abc\n", 1, 5, 'SyntaxError: unterminated string literal (detected at line 1)'],
    ['if True:\npass\n', 2, 1, "IndentationError: expected an indented block after 'if' statement on line 1"],
    ['def f():\n    x = 1\n  y = 2\n', 3, 8, 'IndentationError: unindent does not match any outer indentation level'],
    ['f() = 3\n', 1, 1, "SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?"],
    ['if x = 3:\n    pass\n', 1, 4, "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?"],
    ['return 5\n', 1, 1, "SyntaxError: 'return' outside function"],
    ['x = 5 +\n', 1, 8, 'SyntaxError: invalid syntax'],
  ])('%j', (source, line, column, sentence) => expect(problemsOf(source)).toEqual([['syntax', line, column, sentence]]));
});

describe('a program that never ends or wants too much', () => {
  it.each([
    ['while True: pass\n', 'The program ran 20,000,000 steps without coming to an end; the run stops here.'],
    ['x = [0] * 10**9\n', 'The program wants more than 256 MB of memory; the run stops here.'],
    ['x = 10**10**8\n', 'The program ran 20,000,000 steps without coming to an end; the run stops here.'],
    ['x = "a"\nwhile True: x += x\n', 'The program wants more than 256 MB of memory; the run stops here.'],
    ['list(range(10**12))\n', 'The program wants more than 256 MB of memory; the run stops here.'],
  ])('%j stops with a sentence', (source, sentence) => expect(play(source).end).toBe(sentence));

  it('deep recursion raises RecursionError at the depth where CPython does', () => {
    expect(
      play(
        'def f(n):\n    global deepest\n    deepest = n\n    f(n + 1)\ntry:\n    f(1)\nexcept RecursionError as e:\n    print(deepest, e)\n',
      ).printed,
    ).toBe('999 maximum recursion depth exceeded\n');
  });

  it('a list nested 100,000 deep is made, shown and freed without the host noticing', () => {
    expect(
      play(
        'x = []\nfor i in range(100000):\n    x = [x]\ntry:\n    repr(x)\nexcept RecursionError as e:\n    print(e)\ndel x\nprint("freed")\n',
      ).printed,
    ).toBe('maximum recursion depth exceeded while getting the repr of an object\nfreed\n');
  });
});
