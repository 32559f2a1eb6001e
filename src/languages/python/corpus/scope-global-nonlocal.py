x = 1
def read():
    return x
def write():
    global x, fresh
    x = 2
    fresh = "new"
print(read()); write(); print(read(), fresh)
def shadow(x):
    x += 1
    return x
print(shadow(10), x)
def outer():
    n = 0
    def inc():
        nonlocal n
        n += 1
        def more():
            nonlocal n
            n += 10
        more()
        return n
    return inc(), inc(), n
print(outer())
def params(a, b=x):
    c = a + b
    def inner(a):
        return a, b, c
    return inner(5)
print(params(1))
len = lambda v: "shadowed"
print(len([1]))
del len
print(len([1]))
def loop():
    for i in range(3):
        pass
    return i
print(loop())
def cond(flag):
    if flag:
        val = 1
    try:
        return val
    except UnboundLocalError as e:
        return str(e)
print(cond(True), cond(False))
def nested():
    def a():
        return b()
    def b():
        return "b called"
    return a()
print(nested())
class K:
    x = "class x"
    def get(self):
        return x
    y = [x for _ in range(1)]
print(K().get(), K.y)
def rebinding():
    f = lambda: g
    g = 1
    r1 = f()
    g = 2
    return r1, f()
print(rebinding())
def comp():
    x = "fn"
    return [x for _ in range(1)], [(lambda: x)() for x in "ab"], x
print(comp())
print([i for i in range(2)])
try:
    i
except NameError as e:
    print(e)
def imp():
    import sys
    return sys.__name__
print(imp())
try:
    sys
except NameError as e:
    print(e)
def dele():
    a = 1
    def b():
        nonlocal a
        del a
    b()
    try:
        a
    except NameError as e:
        print(type(e).__name__, e)
dele()
