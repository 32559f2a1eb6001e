class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        return self.swallow

with CM("a") as x:
    print("body", x)
with CM("a") as x, CM("b") as y:
    print(x, y)
with (CM("p"), CM("q") as z):
    print(z)
with CM("s", True):
    raise ValueError("swallowed")
print("after")
try:
    with CM("o"):
        with CM("i"):
            raise KeyError("k")
except KeyError as e:
    print("caught", e)

def f():
    with CM("ret"):
        return "returned"

print(f())
for i in range(3):
    with CM(str(i)):
        if i == 0:
            continue
        if i == 1:
            break

class Bad:
    def __enter__(self):
        raise RuntimeError("enter failed")
    def __exit__(self, *a):
        print("never")

try:
    with CM("x"), Bad():
        print("no")
except RuntimeError as e:
    print(e)
try:
    with 5:
        pass
except TypeError as e:
    print(e)
class ExitRaises:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        raise OSError("from exit")
try:
    with ExitRaises():
        raise ValueError("body")
except OSError as e:
    print(e, "|", repr(e.__context__))
with CM("t") as (a, *b):
    print(a, b)
def gen():
    with CM("gen"):
        yield 1
        yield 2
g = gen()
print(next(g))
g.close()
