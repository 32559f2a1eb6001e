total = sum(x * x for x in range(4))
print(total)
g = (x for x in "abc")
print(next(g), list(g))
n = 10
h = (n + i for i in range(3))
n = 100
print(list(h))
def f(items):
    return (i for i in items if i)
print(list(f([0, 1, 2])), any(c.isdigit() for c in "a1"))
print("".join(c.upper() for c in "abc"), set(i % 2 for i in range(4)), tuple(i for i in range(2)))
try:
    k = (1 / i for i in [1, 0])
    print(next(k)); next(k)
except ZeroDivisionError as e:
    print("error", e)
print(list((a, b) for a in range(2) for b in "xy"))
def source():
    print("source evaluated")
    return [1, 2]
e = (x for x in source())
print("made")
print(list(e))
gens = [(lambda: (yield i))() for i in range(2)]
print([next(g) for g in gens])
print(sum((i for i in range(3)), 100), dict((i, i) for i in range(2)))
print(max((len(w), w) for w in ["a", "ccc", "bb"]))
