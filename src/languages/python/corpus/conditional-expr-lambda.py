f = lambda x, *a, k=1, **kw: (x, a, k, kw)
print(f(1), f(1, 2, k=3, z=4))
print((lambda: (lambda x: x + 1)(2))(), (lambda x=5: x)(), [g(2) for g in (lambda x: x, lambda x: -x)])
print("a" if 0 else "b" if 0 else "c", (1 if True else 2) + 3, [x if x % 2 else -x for x in range(4)])
compose = lambda *fs: lambda x: x if not fs else compose(*fs[1:])(fs[0](x))
print(compose(lambda x: x + 1, lambda x: x * 10)(4))
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
print(ops["+"](1, 2), ops["-"](1, 2), ops.get("x", lambda *a: "none")(1, 2))
print((lambda x: x and x * 2)(0), (lambda x: x or "empty")(""), (lambda: None)())
adders = [(lambda n: lambda x: x + n)(i) for i in range(3)]
print([a(10) for a in adders])
print(sorted([(2, "b"), (1, "z")], key=lambda t: t[1]), max([1, -5], key=lambda v: v * v))
k = 5
h = lambda: k
k = 6
print(h(), (lambda k: h())(9))
y = (lambda f: f(f, 5))(lambda self, n: 1 if n == 0 else n * self(self, n - 1))
print(y)
