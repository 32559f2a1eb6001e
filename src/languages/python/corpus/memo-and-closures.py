def memoize(f):
    cache = {}
    calls = 0
    def wrapper(*args):
        nonlocal calls
        calls += 1
        if args not in cache:
            cache[args] = f(*args)
        return cache[args]
    wrapper.stats = lambda: (calls, len(cache))
    return wrapper
@memoize
def paths(r, c):
    return 1 if r == 0 or c == 0 else paths(r - 1, c) + paths(r, c - 1)
print(paths(10, 10), paths.stats())
def pipeline(*steps):
    def run(v):
        for s in steps:
            v = s(v)
        return v
    return run
print(pipeline(str.strip, str.title, lambda s: s + "!", len)("  hello world "))
def accumulator(total=0):
    def add(x):
        nonlocal total
        total += x
        return total
    return add
a, b = accumulator(), accumulator(100)
print(a(1), a(2), b(5), a(0), b(0))
def curry(f, *got):
    return lambda *more: f(*got, *more)
print(curry(max, 3)(1, 9), curry(curry, print, "x")("y")("z"))
def make_class(n):
    class Power:
        def __call__(self, x):
            return x ** n
    return Power()
sq, cube = make_class(2), make_class(3)
print(sq(5), cube(2))
