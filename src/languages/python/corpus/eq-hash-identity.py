class K:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        print("eq", self.n, getattr(o, "n", o))
        return isinstance(o, K) and self.n == o.n
    def __hash__(self):
        print("hash", self.n)
        return self.n % 2
    def __repr__(self):
        return f"K{self.n}"
a, b, c = K(1), K(3), K(1)
d = {a: "a"}
d[b] = "b"
print(d)
print(d[c], c in d, d.get(K(5)))
s = {a, b}
s.add(c)
print(len(s), a in [b, a], [b, a].index(c), (a,) == (c,), [a, b] == [a, c])
l = [a, b, a]
l.remove(c)
print(l, l.count(a))
print(a == 1, a != c, a is c, {a} == {c})
del d[c]
print(d)
class Base:
    pass
class NoHash:
    __hash__ = None
print(Base() == Base(), {Base(): 1} == {})
try:
    {NoHash(): 1}
except TypeError as e:
    print(e)
