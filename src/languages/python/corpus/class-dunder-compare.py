class N:
    def __init__(self, n):
        self.n = n
    def __lt__(self, o):
        print("lt")
        return self.n < o.n
    def __le__(self, o):
        print("le")
        return self.n <= o.n
    def __eq__(self, o):
        print("eq")
        if not isinstance(o, N):
            return NotImplemented
        return self.n == o.n

print(N(1) < N(2), N(1) > N(2), N(1) <= N(1), N(2) >= N(1), N(1) == N(1), N(1) != N(1))
print(N(1) == 5, N(1) != "x", 5 == N(1))
print(N(1) in [N(2), N(1)], [N(1), N(3)].index(N(3)), [N(1)].count(N(1)))
try:
    hash(N(1))
except TypeError as e:
    print(e)
class Always:
    def __eq__(self, o):
        return True
    def __ne__(self, o):
        return True
x = Always()
print(x == 1, x != 1, x in [5], [5] == [x], (1, x) == (1, 2))
class Rich:
    def __gt__(self, o):
        return "gt result"
    def __eq__(self, o):
        return "eq result"
r = Rich()
print(r > 1, 1 < r, r == 1, 1 == r, not r != 1)
try:
    r < 1
except TypeError as e:
    print(e)
class Sub(int):
    def __eq__(self, o):
        print("sub eq")
        return int.__eq__(self, o)
    __hash__ = int.__hash__
print(1 == Sub(1), Sub(1) == 1)
nan = float("nan")
print(nan in [nan], [nan] == [nan], nan == nan, (nan,) == (nan,))
print([1, 2] < [1, "a"] if False else "skipped", (1, 2) < (2, "a"))
try:
    (1, 2) < (1, "a")
except TypeError as e:
    print(e)
for a, b in ((1, "a"), (None, None), ([], ()), ({}, {}), (object, int), (N, 3), (len, 1)):
    try:
        print(a < b)
    except TypeError as e:
        print(e)
print(1 < 2.5, True == 1, "a" < "b", "Z" < "a", b"a" < b"b", [1] == (1,), "1" == 1, None == False)
class Chain:
    def __init__(self, v):
        self.v = v
    def __lt__(self, o):
        print("cmp", self.v)
        return self.v < o.v
print(Chain(1) < Chain(2) < Chain(3), Chain(2) < Chain(1) < Chain(5))
