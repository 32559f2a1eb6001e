from abc import ABC, ABCMeta, abstractmethod
class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        print("new", mcls.__name__, name, [b.__name__ for b in bases], sorted(k for k in ns if not k.startswith("__")), kw)
        cls = super().__new__(mcls, name, bases, ns)
        cls.tag = kw.get("tag", name.lower())
        return cls
    def __init__(cls, name, bases, ns, **kw):
        print("init", cls, name)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k)
        return super().__call__(*a, **k)
    def __len__(cls):
        return 42
    def __iter__(cls):
        return iter(["a", "b"])
    def __contains__(cls, x):
        return x == 7
    def __getitem__(cls, k):
        return f"item {k}"
    def __repr__(cls):
        return f"<Meta class {cls.__name__}>"
    def __eq__(cls, other):
        return cls is other
    def __hash__(cls):
        return 5
    @property
    def shout(cls):
        return cls.__name__.upper()
    def hello(cls):
        return "hello " + cls.__name__
    def __getattr__(cls, name):
        if name.startswith("__"): raise AttributeError(name)
        return "dynamic " + name
class A(metaclass=Meta, tag="x"):
    v = 1
    def __init__(self, n=0):
        self.n = n
    def m(self):
        return super().__repr__()[:3]
class B(A):
    w = 2
print(A(1).n, B(n=2).n, A.tag, B.tag, len(A), list(B), 7 in A, A["k"], A, type(A), type(B), A.shout, B.hello(), A.zork)
print(isinstance(A, Meta), isinstance(A(), A), issubclass(B, A), type(Meta), Meta.__mro__)
print(A.__class__, A().__class__, type(A()), A().m())
try:
    A().hello()
except AttributeError as e:
    print(e)
C = Meta("C", (A,), {"z": 3})
print(C, C.z, C().n)
D = type("D", (B,), {})
print(type(D), D)
class Registry(type):
    classes = {}
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        Registry.classes[name] = cls
class Base(metaclass=Registry): pass
class One(Base): pass
class Two(Base): pass
print(sorted(Registry.classes), Base.classes is Registry.classes)
class Singleton(type):
    _instances = {}
    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]
class Config(metaclass=Singleton):
    def __init__(self): print("made")
print(Config() is Config())
class Prep(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, kw)
        return {"injected": 9}
    def __new__(mcls, name, bases, ns, **kw):
        return super().__new__(mcls, name, bases, ns)
class P(metaclass=Prep, x=1):
    y = injected + 1
print(P.y, P.injected)
try:
    class Q(A, Base): pass
except TypeError as e:
    print(e)
class M1(type):
    def __instancecheck__(cls, x): return x == 3
    def __subclasscheck__(cls, x): return x is int
class Three(metaclass=M1): pass
print(isinstance(3, Three), isinstance(4, Three), issubclass(int, Three), issubclass(str, Three), isinstance(3, (str, Three)))
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
class Sq(Shape):
    def area(self): return 4
    name = "sq"
try: Shape()
except TypeError as e: print(e)
print(Sq().area(), type(Shape), type(Sq), isinstance(Sq(), Shape))
class Abs(metaclass=ABCMeta):
    @abstractmethod
    def f(self): pass
try: Abs()
except TypeError as e: print(e)
@Shape.register
class Other: pass
print(isinstance(Other(), Shape), issubclass(Other, Shape), issubclass(int, Shape), Shape.register(int), isinstance(4, Shape))
def kw(**k): return k
class K:
    def __init_subclass__(cls, /, color="none", **kw):
        super().__init_subclass__(**kw)
        cls.color = color
opts = {"color": "red"}
bases = (K,)
class L(*bases, **opts): pass
class L2(K, color="blue"): pass
print(L.color, L2.color, L.__mro__)
try:
    class L3(K, size=3): pass
except TypeError as e: print(e)
A.new = 5
print(A.new, B.new)
del A.new
print(A.new)
class Guard(type):
    def __setattr__(cls, k, v):
        print("set", k, v)
        super().__setattr__(k, v)
class G(metaclass=Guard): x = 1
G.x = 2
print(G.x)
print(type.__call__(One).__class__, type("X", (), {"a": 1}).a)
try: type("X", (), {}, 3)
except TypeError as e: print(e)
