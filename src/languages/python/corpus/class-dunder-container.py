class Bag:
    def __init__(self, *items):
        self.items = list(items)
    def __len__(self):
        return len(self.items)
    def __getitem__(self, i):
        return self.items[i]
    def __setitem__(self, i, v):
        self.items[i] = v
    def __delitem__(self, i):
        del self.items[i]
    def __contains__(self, x):
        print("contains", x)
        return x in self.items
    def __iter__(self):
        return iter(self.items)
    def __call__(self, *a, **k):
        return ("called", a, k)
    def __bool__(self):
        return True

b = Bag(1, 2, 3)
print(len(b), b[0], b[-1], b[1:], 2 in b, 9 not in b, list(b), b(1, x=2), bool(Bag()))
b[0] = 100
b[1] += 5
del b[2]
print(b.items, [*b], sum(b), max(b))
class BadLen:
    def __len__(self):
        return -1
try:
    len(BadLen())
except ValueError as e:
    print(e)
class StrLen:
    def __len__(self):
        return "x"
try:
    len(StrLen())
except TypeError as e:
    print(e)
five, none = 5, None
for bad in (lambda: len(5), lambda: five[0], lambda: 1 in 5, lambda: none[0], lambda: len(int), lambda: object()[1]):
    try:
        bad()
    except TypeError as e:
        print(e)
try:
    x = 5
    x[0] = 1
except TypeError as e:
    print(e)
try:
    del x[0]
except TypeError as e:
    print(e)
class Ctx(dict):
    def __getattr__(self, k):
        try:
            return self[k]
        except KeyError:
            raise AttributeError(k) from None
c = Ctx(a=1)
print(c.a)
try:
    c.b
except AttributeError as e:
    print("no", e)
class Fmt:
    def __format__(self, spec):
        return f"<{spec}>"
    def __str__(self):
        return "str"
    def __repr__(self):
        return "repr"
    def __bytes__(self):
        return b"by"
f = Fmt()
print(f"{f} {f:abc} {f!s} {f!r} {f!r:>6}", format(f, "q"), "{:z}".format(f), bytes(f), str(f), "%s %r" % (f, f))
class BadStr:
    def __str__(self):
        return 5
try:
    str(BadStr())
except TypeError as e:
    print(e)
class Hash:
    def __hash__(self):
        return 7
    def __eq__(self, o):
        return True
print(len({Hash(), Hash()}), {Hash(): 1}[Hash()])
class Cls:
    def __class_getitem__(cls, k):
        return f"{cls.__name__}[{k}]"
print(Cls[3])
class New:
    def __new__(cls, x):
        print("new", x)
        self = super().__new__(cls)
        return self
    def __init__(self, x):
        print("init", x)
        self.x = x
print(New(3).x)
class Single:
    inst = None
    def __new__(cls):
        if cls.inst is None:
            cls.inst = super().__new__(cls)
        return cls.inst
print(Single() is Single())
