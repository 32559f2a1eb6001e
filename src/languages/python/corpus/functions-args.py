def f(a, b=2, *args, c, d=4, **kw):
    return (a, b, args, c, d, kw)

print(f(1, c=3))
print(f(1, 5, 6, 7, c=3, e=9, d=0))
print(f(*[1, 2, 3], **{"c": 4, "z": 5}))
print(f(*(1,), *[2], *range(3), c=0))

def pos(a, b, /, c, *, d):
    return a, b, c, d

print(pos(1, 2, 3, d=4), pos(1, 2, c=3, d=4))
five, text, none = 5, "a", None
for call in (
    lambda: f(),
    lambda: f(1),
    lambda: f(1, c=1, a=2),
    lambda: pos(1, b=2, c=3, d=4),
    lambda: pos(1, 2, 3, 4),
    lambda: pos(1, 2, 3, d=4, e=5),
    lambda: (lambda: 0)(1),
    lambda: (lambda x: 0)(),
    lambda: (lambda x, y: 0)(1),
    lambda: (lambda x, y, z: 0)(),
    lambda: (lambda *, k: 0)(),
    lambda: (lambda *, k, l: 0)(),
    lambda: (lambda x, y=1: 0)(1, 2, 3),
    lambda: f(1, **{"c": 2}, **{"c": 3}),
    lambda: f(1, **{1: 2}),
    lambda: f(1, *5),
    lambda: f(1, **5),
    lambda: five(),
    lambda: text(),
    lambda: none(),
):
    try:
        print(call())
    except TypeError as e:
        print("TypeError:", e)
