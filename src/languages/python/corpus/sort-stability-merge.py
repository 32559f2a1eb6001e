data = [(i % 3, chr(97 + i)) for i in range(12)]
print(sorted(data, key=lambda p: p[0]))
print(sorted(data, key=lambda p: p[0], reverse=True))
class C:
    n = 0
    def __init__(self, v):
        self.v = v
    def __lt__(self, o):
        C.n += 1
        return self.v < o.v
vals = [C((i * 37) % 50) for i in range(50)]
vals.sort()
print([c.v for c in vals][:10], C.n)
C.n = 0
vals.sort()
print(C.n)
C.n = 0
vals.sort(reverse=True)
print([c.v for c in vals][:5], C.n)
C.n = 0
sorted([C(i) for i in (3, 1, 2)])
print(C.n)
C.n = 0
sorted([C((i * 7919) % 211) for i in range(150)])
print(C.n)
C.n = 0
max([C(1), C(3), C(2)])
print(C.n)
l = [3, 1, 2]
try:
    l.sort(key=lambda x: l.append(x) or x)
except ValueError as e:
    print(e, l)
print(sorted("bca", reverse=True), sorted([2.5, 1, True]), sorted([[3], [1, 2], []]), sorted({3: 1, 2: 1}), sorted([("a", 2), ("a", 1)]))
