class A: pass
class B(A): pass
print(type(1), type("a"), type(1.0), type(None), type([]), type({}), type(()), type(set()), type(b""), type(True), type(range(1)), type(lambda: 0), type(len), type(A), type(A()), type(Exception()))
print(type(B()) == A, type(B()).__mro__, B.__bases__, isinstance(B(), A), isinstance(1, (str, int)), isinstance(True, int))
print(isinstance([], list), issubclass(B, (str, A)), isinstance(int, type), isinstance(A, object), type(type))
X = type("X", (A,), {"v": 5, "get": lambda self: self.v})
print(X.__name__, X().get(), isinstance(X(), A), X)
print(A.__name__, A.__module__, A().__class__, A.__class__, int.__name__, len.__name__, (lambda: 0).__name__)
for bad in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: type(1, 2), lambda: type("Y", 5, {}), lambda: int([]), lambda: object(1), lambda: isinstance(1), lambda: int("1", "2"), lambda: A(1), lambda: list(1, 2), lambda: bool(1, 2), lambda: dict(1, 2)):
    try:
        print(bad())
    except TypeError as e:
        print(e)
print(int(), float(), str(), bool(), list(), dict(), tuple(), set(), bytes())
print(id(A) == id(A), A is A, A() is A(), hash(A) == hash(A), callable(A), callable(A()))
print(isinstance(len, type(print)), type(A.__init__).__name__, type(A().__init__).__name__, type([].append).__name__, type(str.upper).__name__)
print([t.__name__ for t in (int, str, list, dict, set, tuple, bytes, bytearray, float, bool, object, type, range, slice, frozenset, property, staticmethod)])
print(ValueError, KeyError.__name__, Exception.__mro__[1], object.__bases__, int.__mro__)
