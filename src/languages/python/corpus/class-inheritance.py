class A:
    def who(self):
        return "A"
    def hello(self):
        return "hello from " + self.who()

class B(A):
    def who(self):
        return "B" + super().who()

class C(A):
    def who(self):
        return "C" + super().who()

class D(B, C):
    def who(self):
        return "D" + super().who()

print(D().hello(), B().hello(), [k.__name__ for k in D.__mro__])

class Base:
    def __init__(self, **kw):
        print("Base", kw)

class Left(Base):
    def __init__(self, left=0, **kw):
        print("Left", left)
        super().__init__(**kw)

class Right(Base):
    def __init__(self, right=0, **kw):
        print("Right", right)
        super().__init__(**kw)

class Both(Left, Right):
    def __init__(self, **kw):
        super().__init__(**kw)

Both(left=1, right=2)
try:
    class X(A, B):
        pass
except TypeError as e:
    print(e)
class MyList(list):
    def total(self):
        return sum(self)
m = MyList([1, 2, 3])
m.append(4)
print(m, m.total(), len(m), m[1:], isinstance(m, list), type(m[1:]).__name__, type(m).__name__)
class MyInt(int):
    def double(self):
        return self * 2
print(MyInt(5) + 1, MyInt(5).double(), type(MyInt(5) + 1).__name__, MyInt("12"))
class MyStr(str):
    def shout(self):
        return self.upper() + "!"
s = MyStr("hi")
print(s, s.shout(), s + "x", len(s), s == "hi", {"hi": 1}[s])
class MyDict(dict):
    def __setitem__(self, k, v):
        print("set", k)
        super().__setitem__(k, v)
d = MyDict(a=1)
d["b"] = 2
print(d, isinstance(d, dict))
class MyError(ValueError):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code
try:
    raise MyError(7)
except ValueError as e:
    print(e, e.code, e.args, repr(e))
print(super(D, D()).who(), A.who(D()))
class P:
    def __init_subclass__(cls, **kw):
        print("subclass", cls.__name__, kw)
class Q(P, tag=1):
    pass
