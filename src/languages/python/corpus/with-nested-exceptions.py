class R:
    def __init__(self, name, fail_exit=False, swallow=()):
        self.name, self.fail_exit, self.swallow = name, fail_exit, swallow
    def __enter__(self):
        print("+", self.name)
        return self
    def __exit__(self, t, v, tb):
        print("-", self.name, t.__name__ if t else None)
        if self.fail_exit:
            raise RuntimeError("exit " + self.name)
        return t is not None and issubclass(t, self.swallow)
def run(f):
    try:
        print("->", f())
    except Exception as e:
        c = e.__context__
        print("!!", repr(e), "context", repr(c))
def a():
    with R("a", swallow=ValueError), R("b"):
        raise ValueError("x")
    return "swallowed"
def b():
    with R("a"), R("b", fail_exit=True):
        raise KeyError("k")
def c():
    with R("a"):
        with R("b", fail_exit=True):
            return "value"
def d():
    with R("a", swallow=RuntimeError):
        with R("b", fail_exit=True):
            pass
    return "ok"
def e():
    for i in range(2):
        with R("loop%d" % i, swallow=(ValueError, KeyError)):
            if i:
                raise KeyError
            continue
    return i
def f():
    try:
        with R("a"):
            raise ValueError("in with")
    except ValueError as v:
        with R("handler"):
            raise TypeError("second")
def g():
    with R("outer") as o:
        try:
            with R("inner") as i:
                return o.name + i.name
        finally:
            print("finally")
for fn in (a, b, c, d, e, f, g):
    run(fn)
