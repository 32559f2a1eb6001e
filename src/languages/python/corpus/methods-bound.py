class A:
    def f(self, x=1):
        return (type(self).__name__, x)
    g = f
    h = staticmethod(lambda x: x * 2)
    k = classmethod(lambda cls, x: (cls.__name__, x))
class B(A):
    pass
b = B()
m = b.f
print(m(), m(2), A.f(b, 3), b.g(), b.h(4), A.h(5), b.k(6), B.k(7))
print(m.__self__ is b, m.__func__ is A.f, b.f == b.f, b.f is b.f, m.__name__)
def ext(self):
    return "ext " + type(self).__name__
A.e = ext
b.own = ext
print(b.e(), A.e(b), b.own(1))
methods = [b.f, b.g, b.e]
print([fn() for fn in methods])
print(list(map(str.upper, ["a", "b"])), sorted(["B", "a"], key=str.lower), "a".join(["x", "y"]))
join = ", ".join
print(join(["1", "2"]), [].append.__name__, (5).__add__(3), int.__add__(1, 2), str.__len__("abc"), list.append.__name__)
l = []
add = l.append
add(1); add(2)
print(l, dict.get({"a": 1}, "a"), str.format("{}", 5))
class Meta(type):
    def __call__(cls, *a):
        print("meta call", a)
        return super().__call__(*a)
    def hello(cls):
        return "hello " + cls.__name__
class M(metaclass=Meta):
    def __init__(self, v):
        self.v = v
print(M(5).v, M.hello(), type(M).__name__)
try:
    M(1).hello()
except AttributeError as e:
    print(e)
try:
    A.f()
except TypeError as e:
    print(e)
try:
    b.h()
except TypeError as e:
    print(e)
