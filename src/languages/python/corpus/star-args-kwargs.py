def show(*args, sep="-", **kw):
    return sep.join(map(str, args)) + str(kw)
print(show(1, 2), show(1, 2, sep="+"), show(*range(3), x=1), show(**{"sep": "/", "y": 2}))
def fwd(*a, **k):
    return show(*a, **k)
print(fwd(1, 2, sep=":", z=0))
def kwonly(*, a, b=2):
    return a, b
print(kwonly(a=1), kwonly(b=3, a=1))
def posonly(a, /, b, **kw):
    return a, b, kw
print(posonly(1, 2, a=3), posonly(1, b=2))
args = [1, 2]
kw = {"sep": "*"}
print(show(*args, *args, **kw, k=3))
def collect(a, *b, c=3, **d):
    return a, b, c, d
print(collect(1), collect(1, 2), collect(1, 2, 3, c=4, e=5))
print((lambda *a: a)(*"abc"), (lambda **k: k)(a=1))
def mutate(lst, **k):
    lst.append(k)
    return lst
l = []
mutate(l, a=1); mutate(l, **{"b c": 2})
print(l)
d = {"a": 1}
def take(**k):
    k["a"] = 2
    return k
print(take(**d), d)
def default_order(a, b=[], *c, d=None):
    return a, b, c, d
print(default_order(1), default_order(1, 2, 3, d=4))
print(max(*[3, 1], 2), print(*[], sep="x"), "{}{}".format(*[1, 2]))
class K:
    def __init__(self, *a, **k):
        self.a, self.k = a, k
    def m(self, *a):
        return a
o = K(1, *[2], x=3)
print(o.a, o.k, o.m(), o.m(*"ab"))
