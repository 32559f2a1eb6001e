print([x * x for x in range(6)], [x for x in range(10) if x % 2 if x > 3])
print([(a, b) for a in range(3) for b in range(a)], [[j for j in range(i)] for i in range(4)])
print({x: x * x for x in range(4)}, {x % 3 for x in range(10)}, sum(x for x in range(5)))
x = "outer"
print([x for x in range(3)], x)
print([y := 5, y ** 2], y)
print([last := n for n in range(4)], last)
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [v for row in matrix for v in row])
print(["even" if n % 2 == 0 else "odd" for n in range(3)])
def f():
    k = 10
    return [k * i for i in range(3)], {k: v for k, v in [(1, 2)]}, k
print(f())
g = (n * 2 for n in range(3))
print(list(g), list(g))
print([i for i in range(5) if not i == 2], [c for c in "a-b" if c.isalpha()])
print(dict((k, len(k)) for k in ("a", "bb")), ",".join(str(i) for i in range(3)))
class C:
    n = 3
    items = [i for i in range(n)]
print(C.items)
print([fn(2) for fn in [lambda v: v + 1, lambda v: v * 10]], [a + b for a, b in zip("xy", "12")], [(*p, 0) for p in [(1, 2)]])
try:
    [1 / z for z in (1, 0)]
except ZeroDivisionError as e:
    print(e)
print([(i, j) for i in range(2) if i for j in "ab"], {i: [j for j in range(i)] for i in range(3)})
