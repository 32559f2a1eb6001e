from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, FrozenInstanceError, KW_ONLY, InitVar, make_dataclass
from typing import ClassVar, Optional
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    kind: ClassVar[str] = "point"
    def norm(self): return self.x ** 2 + self.y ** 2
p = P(1, 2); q = P(1, y=2)
print(p, p == q, p != P(2), P.kind, p.norm(), p.tags is q.tags, p.__match_args__, P.__doc__, P.__annotations__)
for f in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(1, z=2), lambda: P(1, x=2), lambda: hash(p), lambda: p < q):
    try: print(f())
    except TypeError as e: print(e)
@dataclass(order=True, frozen=True)
class V:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False, repr=False)
print(V(1, 2) < V(1, 3), sorted([V(2), V(1, 5)]), V(1, note="a") == V(1, note="b"), hash(V(1)) == hash(V(1)), {V(1): "x"}[V(1)])
try: V(1).major = 5
except FrozenInstanceError as e: print(type(e).__name__, e)
try: del V(1).major
except AttributeError as e: print(e)
@dataclass
class Base:
    a: int
    b: str = "b"
@dataclass
class Derived(Base):
    c: float = 1.5
    def __post_init__(self): self.d = self.a * 2
d = Derived(1); print(d, d.d, asdict(d), astuple(d), replace(d, a=5), [f.name for f in fields(d)], is_dataclass(d), is_dataclass(Derived), is_dataclass(3))
try:
    @dataclass
    class Bad:
        a: int = 1
        b: int
except TypeError as e: print(e)
try:
    @dataclass
    class Bad2:
        a: list = []
except ValueError as e: print(e)
@dataclass
class KW:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int
print(KW(1, c=3), KW.__match_args__)
try: KW(1, 2)
except TypeError as e: print(e)
try: KW(1)
except TypeError as e: print(e)
@dataclass
class Init:
    base: int
    scale: InitVar[int] = 2
    total: int = field(init=False)
    def __post_init__(self, scale): self.total = self.base * scale
print(Init(3), Init(3, 5))
@dataclass(slots=True)
class Sl:
    a: int
    b: int = 3
s = Sl(1); print(s, Sl.__slots__)
try: s.zzz = 1
except AttributeError as e: print(e)
@dataclass(eq=False)
class NoEq: a: int
print(NoEq(1) == NoEq(1))
@dataclass
class Tree:
    value: int
    children: list["Tree"] = field(default_factory=list)
    parent: Optional["Tree"] = field(default=None, repr=False, compare=False)
t = Tree(1, [Tree(2), Tree(3, [Tree(4)])]); print(t, asdict(t))
t.children.append(t); print(t)
@dataclass
class Own:
    a: int
    def __repr__(self): return "own"
    def __eq__(self, o): return True
print(Own(1), Own(1) == 5)
M = make_dataclass("M", [("x", int), ("y", int, 5)]); print(M(1))
match P(1, 2):
    case P(x, y): print("m", x, y)
print(P(1).__dict__, fields(P)[1].default, fields(P)[0].type)
@dataclass(repr=False)
class R: a: int = 0
print(repr(R())[:12], R.__init__.__qualname__)
