x = 1
class A:
    print(x)
    x = 2
    print(x)
    def f(self):
        return x
    y = x * 10
    class B:
        z = x
    if y > 5:
        w = "yes"
    for k in range(3):
        pass
    try:
        q = 1 / 0
    except ZeroDivisionError:
        q = "inf"
    del k
    def _helper(n):
        return n + 1
    v = _helper(1)
    lst = [i for i in range(3)]
    __hidden = 5
    def hidden(self):
        return self.__hidden
print(A.x, A().f(), A.y, A.B.z, A.w, A.q, A.v, A.lst, hasattr(A, "k"), A().hidden(), A._A__hidden)
def outer():
    n = "outer n"
    class L:
        m = n
        n = "class n"
        def get(self):
            return n
    return L.m if hasattr(L, "m") else None, L.n, L().get()
try:
    print(outer())
except NameError as e:
    print(type(e).__name__, e)
class Empty: ...
print(Empty().__dict__, Empty.__doc__, Empty.__module__)
class Doc:
    "doc string"
    a: int = 5
    b: str
print(Doc.__doc__, Doc.a, Doc.__annotations__)
n: int = 3
def f(a: int, b: "x" = 2) -> str:
    c: int = a
    return c + b
print(f(1), f.__annotations__, n)
