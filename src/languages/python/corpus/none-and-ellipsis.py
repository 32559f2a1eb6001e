def f():
    pass
def g():
    return
def h():
    return None
print(f(), g(), h(), f() is None, None or "x", None and "x", not None, [None] * 2, {None: None})
print(..., Ellipsis is ..., type(...), type(None), bool(...), repr(None), str(None), "%s" % None, f"{None!r:>6}")
def stub(): ...
print(stub())
x = none = None
print(x == None, x is None, x != 0, x in (None, 1), isinstance(x, type(None)), hash(None) == hash(None), len([None]))
try:
    None + 1
except TypeError as e:
    print(e)
try:
    none()
except TypeError as e:
    print(e)
try:
    for _ in None:
        pass
except TypeError as e:
    print(e)
try:
    a, b = None
except TypeError as e:
    print(e)
try:
    None.strip()
except AttributeError as e:
    print(e)
print([].sort(), [1].append(2), {}.update({}), print())
