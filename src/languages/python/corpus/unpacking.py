a, b = 1, 2
a, b = b, a
print(a, b)
first, *rest = [1, 2, 3]
*rest2, last = "abc"
x, *y, z = range(5)
print(first, rest, rest2, last, x, y, z)
(a, (b, *c)), d = (1, (2, 3, 4)), 5
print(a, b, c, d)
[e, f] = {"k": 1, "j": 2}
print(e, f)
print([*range(3), *"ab"], (*[1], 2), {*[1, 1], 2}, {**{"a": 1}, "b": 2})
def f(*args, **kw):
    return args, kw
print(f(*[1, 2], 3, *(4,), a=1, **{"b": 2}))
a = b = c = []
print(a is b is c)
i = 0
xs = [1, 2, 3]
i, xs[i] = 2, 99
print(i, xs)
def order(x):
    print("eval", x)
    return x
d = {}
d[order("k")] = order("v")
print({order(1): order(2), order(3): order(4)})
order(1) + order(2) * order(3)
f(order("a"), *[order("b")], k=order("c"))
order([0, 0])[order(1)] = order(5)
for k, (v, w) in {"a": (1, 2)}.items():
    print(k, v, w)
a, b, *_ = (1, 2, 3, 4)
print(a, b, _)
for bad in (lambda: [0 for a, b in [(1, 2, 3)]], lambda: [0 for a, b in [5]], lambda: f(*5), lambda: f(**[1]), lambda: {**5}, lambda: [*5], lambda: f(**{"a": 1}, a=2)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__ + ":", e)
t = 1,
print(t, (t), (1), ())
x = 1; y = 2; x, y, z = y, x, x + y; print(x, y, z)
*a, = "xyz"
print(a)
def g():
    return *[1, 2], 3
print(g())
for x in *[1, 2], 3:
    print(x, end=" ")
print()
