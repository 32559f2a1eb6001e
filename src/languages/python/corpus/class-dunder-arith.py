class V:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __repr__(self):
        return f"V({self.x}, {self.y})"
    def __add__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return V(self.x + o.x, self.y + o.y)
    def __radd__(self, o):
        print("radd", o)
        return self if o == 0 else NotImplemented
    def __mul__(self, k):
        return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self):
        return V(-self.x, -self.y)
    def __pos__(self):
        return self
    def __abs__(self):
        return abs(self.x) + abs(self.y)
    def __eq__(self, o):
        return isinstance(o, V) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self):
        return hash((self.x, self.y))
    def __iadd__(self, o):
        print("iadd")
        self.x += o.x
        return self
    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y
    def __invert__(self):
        return V(self.y, self.x)
    def __floordiv__(self, k):
        return V(self.x // k, self.y // k)
    def __divmod__(self, k):
        return (self // k, "rest")
    def __pow__(self, n, mod=None):
        return ("pow", n, mod)
    def __round__(self, n=None):
        return ("round", n)
    def __index__(self):
        return self.x
    def __lshift__(self, n):
        return "shifted"

a, b = V(1, 2), V(3, 4)
print(a + b, a * 3, 3 * a, -a, +a, abs(b), a == V(1, 2), a != b, {a: 1}[V(1, 2)])
print(sum([a, b]))
print(a @ b, ~a, b // 2, divmod(b, 2), a ** 2, pow(a, 2, 3), round(a), round(a, 1), a << 1)
a += b
print(a)
print([10, 20, 30, 40, 50][V(2, 0)], hex(V(255, 0)), range(V(3, 0)), "ab" * V(2, 0))
for bad in (lambda: a + 1, lambda: 1 + a, lambda: a - b, lambda: a / 2, lambda: -"x", lambda: a < b, lambda: a % 2, lambda: 1 << "a", lambda: {} @ 1):
    try:
        print(bad())
    except TypeError as e:
        print(e)
