class It:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        for i in range(self.n):
            print("give", i)
            yield i
a, b = It(2)
print(a, b)
try:
    a, b = It(5)
except ValueError as e:
    print(e)
try:
    a, b, c = It(1)
except ValueError as e:
    print(e)
try:
    a, b, *c = It(1)
except ValueError as e:
    print(e)
a, *b = It(3)
print(a, b)
*a, b = It(1)
print(a, b)
x, (y, *z), w = 1, It(2), 3
print(x, y, z, w)
try:
    (a, b), c = 1, 2
except TypeError as e:
    print(e)
try:
    a, b = {1: 2}
except ValueError as e:
    print(e)
try:
    a, b = "abc"
except ValueError as e:
    print(e)
try:
    [a] = []
except ValueError as e:
    print(e)
for a, b in (("x", 1), "yz", {3: 0, 4: 0}):
    print(a, b)
