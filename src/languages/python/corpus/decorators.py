def log(fn):
    print("decorating", fn.__name__)
    def wrapper(*a, **k):
        print("call", a, k)
        r = fn(*a, **k)
        print("return", r)
        return r
    return wrapper

@log
def add(a, b=1):
    return a + b

print(add(2), add(2, b=5))

def repeat(n):
    print("factory", n)
    def deco(fn):
        print("deco", n)
        def inner():
            return [fn() for _ in range(n)]
        return inner
    return deco

@repeat(2)
@repeat(3)
def hi():
    return "hi"

print(hi())

class Count:
    def __init__(self, fn):
        self.fn, self.n = fn, 0
    def __call__(self, *a):
        self.n += 1
        return self.fn(*a), self.n

@Count
def sq(x):
    return x * x

print(sq(3), sq(4), sq.n)

def tag(cls):
    cls.tagged = True
    return cls

@tag
class T:
    @log
    def m(self, v):
        return v
    @staticmethod
    @log
    def s(v):
        return v

print(T.tagged, T().m(1), T.s(2))

def memo(fn):
    cache = {}
    def inner(n):
        if n not in cache:
            cache[n] = fn(n)
        return cache[n]
    inner.cache = cache
    return inner

@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(50), len(fib.cache))
funcs = {}
register = lambda name: (lambda f: funcs.setdefault(name, f))
@register("one")
def f1():
    return 1
print(funcs["one"]())
@(lambda f: f.__name__)
def gone(): pass
print(gone)
