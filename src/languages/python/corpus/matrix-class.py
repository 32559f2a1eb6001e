class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
    def __eq__(self, o):
        return self.rows == o.rows
    def __matmul__(self, o):
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __add__(self, o):
        return Matrix([[a + b for a, b in zip(r, q)] for r, q in zip(self.rows, o.rows)])
    def __mul__(self, k):
        return Matrix([[a * k for a in r] for r in self.rows])
    __rmul__ = __mul__
    def __getitem__(self, at):
        r, c = at
        return self.rows[r][c]
    def __setitem__(self, at, v):
        r, c = at
        self.rows[r][c] = v
    def __repr__(self):
        return "Matrix(" + ", ".join(map(str, self.rows)) + ")"
    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def T(self):
        return Matrix(zip(*self.rows))
    def __pow__(self, n):
        out = Matrix.identity(len(self.rows))
        for _ in range(n):
            out = out @ self
        return out
m = Matrix([[1, 1], [1, 0]])
print(m ** 10, m + m, 2 * m, m.T, m == m.T, m[0, 1], (m ** 90)[0, 1])
m[1, 1] = 5
print(m, m @ Matrix.identity(2) == m)
try:
    m @ 3
except AttributeError as e:
    print(e)
