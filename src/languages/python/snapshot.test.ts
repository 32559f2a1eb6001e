import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshot } from '#languages/machine/snapshot.ts';
import { play } from './testing/double.ts';

/** Programs that spend their steps in places where state is hard to keep: sort keys, __init__, __enter__, finally, generators, finalisers. */
const PROGRAM = `
class Resource:
    made = 0
    def __init__(self, name):
        Resource.made += 1
        self.name = name
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, *args):
        print("exit", self.name, args[0])
        return self.name == "b"
    def __del__(self):
        print("gone", self.name)
    def __lt__(self, other):
        return self.name < other.name

def key(word):
    total = 0
    for letter in word:
        total += ord(letter)
    return -total

def numbers(n):
    try:
        for i in range(n):
            yield i
        yield from "xy"
    finally:
        print("numbers end")

def guarded(n):
    try:
        if n == 2:
            raise ValueError(n)
        return n * 10
    except ValueError as e:
        return str(e)
    finally:
        print("finally", n)

print(sorted(["pear", "fig", "apple", "kiwi"], key=key))
print([r.name for r in sorted([Resource("z"), Resource("a"), Resource("m")])])
with Resource("a") as a, Resource("b"):
    raise KeyError("swallowed")
print(list(numbers(3)), [guarded(i) for i in range(4)])
g = numbers(5)
print(next(g), sum(x * x for x in range(5)))
del g
words = {}
for word in "a b a c b a".split():
    words[word] = words.get(word, 0) + 1
print(words, {x % 3 for x in range(10)}, f"{a.name!r:>5}", "%s-%d" % (a.name, 3))
print(*map(lambda x: x + 1, filter(None, [0, 1, 2])), sep="/")
import socket
s = socket.socket()
s.settimeout(2)
try:
    s.connect(("server", 9000))
    s.sendall(b"hello")
except OSError as e:
    print(e)
[][0]
`;

const answer = (call: { readonly name: string }) => (call.name === 'poll' ? { value: [4] } : undefined);
const whole = play(PROGRAM, { answer });

describe('a snapshot at any step', () => {
  it('runs on like the original: the same calls, lines and output', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 5, maxLength: 40 }), fc.boolean(), (slices, ours) => {
        let next = 0;
        const played = play(PROGRAM, {
          answer,
          slice: () => slices[next++ % slices.length]!,
          between: (state) => (ours ? snapshot(state) : structuredClone(state)),
        });
        expect(played.calls).toEqual(whole.calls);
        expect(played.lines).toEqual(whole.lines);
        expect(played.end).toBe(whole.end);
      }),
      { numRuns: 6 },
    );
  });

  it('leaves the original untouched', () => {
    const states: unknown[] = [];
    const before = play(PROGRAM, {
      answer,
      slice: () => 300,
      between: (state) => {
        states.push(snapshot(state));
        return undefined;
      },
    });
    expect(before.printed).toBe(whole.printed);
    expect(states.length).toBeGreaterThan(3);
  });
});
