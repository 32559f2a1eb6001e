from collections import deque, defaultdict, OrderedDict, Counter, ChainMap, namedtuple
import collections
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print(d, len(d), d[0], d[-1], list(reversed(d)), 4 in d, d.maxlen)
d.rotate(1); print(d); d.rotate(-2); print(d)
d.extendleft("ab"); print(d, d.pop(), d.popleft(), d)
e = deque()
for i in range(200): e.append(i)
print(sum(e.popleft() for _ in range(150)), len(e), e[0], deque() == deque([]), deque([1]) < deque([2]))
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: d[99], lambda: deque(5), lambda: d.remove("zz"), lambda: deque([1], -1), lambda: deque() + [1], lambda: hash(d)):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
try:
    for x in e: e.append(1)
except RuntimeError as x: print(x)
print(type(d), type(iter(d)), bool(deque()), d.copy(), d.count("a"), repr(deque([deque()])))
q = deque([1]); q.append(q); print(q)
dd = defaultdict(list)
dd["a"].append(1); dd["b"]; print(dd, dict(dd), dd.get("zz"), dd.default_factory, len(dd))
dd2 = defaultdict(int, {"x": 1}); dd2["x"] += 1; dd2["y"] += 5; print(dd2, sorted(dd2.items()), "q" in dd2)
try: defaultdict()["x"]
except KeyError as x: print("KeyError", x)
c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], sum(c.values()), sorted(c.elements()), c.total())
c.update("aaa"); c.subtract("bb"); print(c, +c, c - Counter(a=5), c + Counter(a=1), c | Counter(z=9), c & Counter(a=1, b=7))
print(Counter(a=1) == Counter(a=1, b=0), Counter([1, 2, 2]).most_common(), Counter({"x": 3}), Counter(), type(c))
del c["nope"]; print(list(Counter("hello")), isinstance(c, dict))
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a"); print(o, list(o)); o.move_to_end("c", last=False); print(o, o.popitem(), o.popitem(last=False), o)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), OrderedDict())
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m["a"], m["b"], m, list(m), len(m), m.get("z", 0)); m["b"] = 9; print(m.maps, m.new_child({"c": 1})["c"], m.parents)
P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=9), P._fields, P._make([5, 6]), p == (1, 2), tuple(p), *p)
x, y = p; print(x, y, P.__doc__, P.x.__doc__, hash(p) == hash((1, 2)), p._fields)
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: P(1, 2, x=1), lambda: namedtuple("A", "a a"), lambda: namedtuple("A", "class"), lambda: namedtuple("A", "_a"), lambda: p._replace(q=1), lambda: P._make([1])):
    try: print(f())
    except Exception as z: print(type(z).__name__, z)
try: p.x = 5
except AttributeError as z: print(z)
Q = namedtuple("Q", ["a", "b", "c"], defaults=[7, 8]); print(Q(1), Q._field_defaults, Q(1, 2), type(Q), isinstance(Q(1), tuple))
class R(namedtuple("R", "a b")):
    __slots__ = ()
    def total(self): return self.a + self.b
print(R(1, 2), R(1, 2).total(), R(3, 4)._replace(a=0), R.__mro__[1])
print(namedtuple("S", "a b a", rename=True)._fields, sorted([P(2, 1), P(1, 5)]), max(P(1, 1), P(1, 2)))
match p:
    case P(a, b): print("matched", a, b)
match d:
    case [first, *_]: print("deque seq", first)
import collections.abc as cabc
print(isinstance([], cabc.Sequence), isinstance({}, cabc.Mapping), isinstance(d, cabc.Iterable), isinstance(5, cabc.Hashable), issubclass(dict, cabc.MutableMapping), isinstance("x", cabc.Sequence), isinstance(set(), cabc.Set), isinstance((x for x in ""), cabc.Generator), isinstance(len, cabc.Callable), isinstance(d, cabc.Sequence))
class Seq(cabc.Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if not 0 <= i < self.n: raise IndexError(i)
        return i * i
s = Seq(4); print(list(s), 9 in s, s.index(4), s.count(1), list(reversed(s)))
class M(cabc.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M(); m.update(a=1, b=2); print(dict(m), m.pop("a"), m.get("q"), m.setdefault("z", 5), sorted(m.items()), "b" in m, list(m.keys()), m == {"b": 2, "z": 5})
try: cabc.Sequence()
except TypeError as z: print(z)
def f(x: int | None = None) -> "int | str": return x
print(int | None, isinstance(3, int | str), isinstance(None, int | None), f.__annotations__, type(int | str), int | str == str | int)
