print({5, 3, 9, 1}, {100, 200, 300}, set(range(10)), {i * i for i in range(10)}, {-1, -2, -3}, {0, 8, 16, 24}, {7, 15, 23})
s = set()
for i in (50, 20, 90, 10, 70, 33, 65, 97, 12):
    s.add(i)
    print(s)
for i in (20, 90, 12):
    s.discard(i)
s.add(1000)
print(s, list(s), sorted(s), s.pop(), s)
a, b = set(range(0, 20, 2)), set(range(0, 30, 3))
print(a & b, a | b, a - b, a ^ b, b - a, b & a)
a |= {99, 98}
b -= {3, 27}
print(a, b, set(list(a)), set(tuple(b)), frozenset(a), {*a, *b}, a.copy())
print(set("aaa"), set([1, 1, 2]), {1.5, 2.5, 0.5}, {2 ** 61, 2 ** 62, 1}, {True, 2}, {(1, 2), (3, 4)} == {(3, 4), (1, 2)})
print({None} | {1}, len({"a", "b"}), {x for x in (3, 2, 1)}, {1, 2, 3}.union(range(5)), set({3: 0, 1: 0}))
