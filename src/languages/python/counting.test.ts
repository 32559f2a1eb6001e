import { describe, expect, it } from 'vitest';
import { miscounted } from './interpreter/cycles.ts';
import { play } from './testing/double.ts';

/** Everything a count may go wrong in, without rings of references. */
const PROGRAM = `
class A:
    def __init__(self, v): self.v = v
    def __add__(self, o): return A(self.v + o.v)
    def __eq__(self, o): return self.v == o.v
    def __hash__(self): return hash(self.v)
    def __iter__(self): yield from range(self.v)
a, *b = A(1), A(2), A(3)
print((a + b[0]).v, a == A(1), {a: 1, A(1): 2}, len({a, A(1), A(2)}))
def f(x, *args, k=None, **kw):
    try:
        return [x, args, k, kw][::-1]
    finally:
        del x
print(f(1, 2, 3, k=4, z=5)[0], sorted([3.5, 1.25]), 1.5 + 2.5, list(A(3)))
def g():
    try:
        got = yield 1
        print("got", got)
        yield 2
    except ValueError:
        yield 3
it = g()
print(next(it), it.send("x"), it.throw(ValueError("v")))
it.close()
try:
    try:
        {}["missing"]
    except KeyError as e:
        raise RuntimeError("again") from e
except RuntimeError as e:
    print(repr(e), repr(e.__cause__))
d = {"a": [1, 2], "b": (3,)}
for key, value in d.items():
    print(key, value, f"{value!r:>9}")
print(d.pop("a"), d.setdefault("c", []), {**d}, [*d], d.keys() & {"b"}, "%(b)s" % d, "{b[0]}".format(**d))
x = [[i, j] for i in range(3) for j in "ab" if i]
x[1:2] = ["new"]
del x[0], x[-1]
print(x, x * 2, (1,) + (2,), bytearray(b"ab") + b"c")
`;

describe('reference counts', () => {
  it('agree with the references that exist, after every few steps', () => {
    let checked = 0;
    const played = play(PROGRAM, {
      slice: () => 11,
      between: (state) => {
        if (state.ending !== 0) return undefined;
        checked++;
        expect(miscounted(state).map((one) => ({ kind: one.value.t, counted: one.counted, found: one.found }))).toEqual([]);
        return undefined;
      },
    });
    expect(played.end).toBe('exit 0');
    expect(checked).toBeGreaterThan(100);
  });

  it('finalise at the step where the last reference goes', () => {
    const { printed } = play(`
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f():
    local = D("local")
    print("in f")
f()
print("after f")
x = D("old")
x = D("new")
items = [D(1), D(2)]
items.pop(0)
items.clear()
D("temporary").n
try:
    raise ValueError(D("in exception"))
except ValueError as e:
    print("caught")
print("last line")
`);
    expect(printed).toBe('in f\ndel local\nafter f\ndel old\ndel 1\ndel 2\ndel temporary\ncaught\ndel in exception\nlast line\ndel new\n');
  });

  it('close a local socket when its function returns, asking for both names first as the ResourceWarning does', () => {
    const { calls } = play('import socket\ndef f():\n    s = socket.socket()\nf()\nprint("after")\n');
    expect(calls).toEqual(['socket', 'getsockname(3)', 'getpeername(3)', 'close(3)', 'write(1, "after")', 'write(1, "\\n")']);
  });
});
