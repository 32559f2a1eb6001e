import contextlib, types, typing, sys
from contextlib import contextmanager, suppress, ExitStack, closing, nullcontext, redirect_stdout
@contextmanager
def cm(n):
    print("enter", n)
    try: yield n * 2
    except ValueError as e: print("saw", e)
    finally: print("exit", n)
with cm(1) as v: print(v)
with cm(2): raise ValueError("x")
try:
    with cm(3): raise KeyError("k")
except KeyError as e: print("out", e)
@contextmanager
def none():
    if False: yield
@contextmanager
def two():
    yield 1
    yield 2
for f in (none, two):
    try:
        with f(): pass
    except RuntimeError as e: print(e)
@cm(9)
def deco(): print("in deco")
deco(); deco()
with suppress(KeyError, ValueError): {}["x"]
print("after suppress")
with ExitStack() as st:
    a = st.enter_context(cm("a")); b = st.enter_context(cm("b"))
    st.callback(print, "callback", 1)
    print(a, b)
class C:
    def close(self): print("closed")
with closing(C()) as c: pass
with nullcontext(5) as n: print(n)
st = ExitStack(); st.callback(lambda: 1 / 0)
try: st.close()
except ZeroDivisionError as e: print(e)
ns = types.SimpleNamespace(a=1, b="x"); ns.c = [ns]; print(ns.a, ns == types.SimpleNamespace(a=1), types.SimpleNamespace(z=1), ns)
print(isinstance(cm, types.FunctionType), isinstance(len, types.BuiltinFunctionType), isinstance((x for x in []), types.GeneratorType), isinstance(sys, types.ModuleType), types.NoneType)
from typing import *
def f(a: List[int], b: Dict[str, Optional[int]], c: Union[int, str, None], d: Callable[[int], str], e: Any = None, *g: Tuple[int, ...], **h: Iterable[str]) -> "X": pass
print(f.__annotations__)
T = TypeVar("T")
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(1); print(s.items, Stack[int], T, Stack.__mro__)
class Pt(NamedTuple):
    x: int
    y: int = 0
    def sum(self): return self.x + self.y
print(Pt(1), Pt(1, 2).sum(), Pt._fields, Pt.__annotations__, isinstance(Pt(1), tuple))
class TD(TypedDict, total=False):
    a: int
    b: str
print(TD(a=1), TD.__annotations__, type(TD()))
UserId = NewType("UserId", int); print(UserId(5), cast(int, "x"), Literal["a", 1], get_origin(List[int]), get_args(Dict[str, int]), TYPE_CHECKING, List, Optional[int] == Union[int, None], Final, ClassVar[int])
@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...
class Quack(Protocol):
    def quack(self) -> str: ...
class Duck:
    def quack(self): return "q"
print(isinstance([], HasLen), isinstance(5, HasLen), Duck().quack())
class D2(Quack):
    def quack(self): return "d2"
print(D2().quack(), list[int], dict[str, list[int]], Annotated[int, "x"], get_type_hints(Pt))
