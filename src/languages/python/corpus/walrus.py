if (n := len("hello")) > 3:
    print(n)
while (line := ["a", "b", ""].pop(0) if n else "") and n < 8:
    n += 1
    print(line, n)
print([y for x in range(5) if (y := x * 2) > 4], y)
data = [1, 2, 3, 4]
print(any((hit := v) > 2 for v in data), hit)
def f(x):
    return (y := x + 1) * y
print(f(3))
print((a := 1, b := 2), a, b)
total = 0
print([total := total + v for v in data], total)
stream = iter([3, 2, 1, 0, 5])
while (v := next(stream)):
    print("v", v)
print(f(w := 4), w)
def outer():
    seen = [last := i for i in range(3)]
    return seen, last
print(outer())
x = (z := 5) + (z := z + 1)
print(x, z)
print({(k := "key"): (k + "!")}, k)
def scope():
    global g
    (g := 10)
scope()
print(g)
