t = (1, 2, 3)
print(t, t[0], t[-1], t[1:], len(t), t + (4,), t * 2, (5,), ())
print(t.index(2), t.count(1), 2 in t)
a, b, c = t
print(c, b, a)
a, b = b, a
print(a, b)
first, *mid, last = range(6)
print(first, mid, last)
*init, end = "abc"
print(init, end)
(x, y), z = (1, 2), 3
print(x, y, z)
[p, q] = 10, 20
print(p, q)
print((1, 2) < (1, 3), (1,) < (1, 0), (1, 2) == (1, 2), hash((1, 2)) == hash((1, 2)))
print(tuple("ab"), tuple([1, 2]), tuple())
try:
    a, b = 1, 2, 3
except ValueError as e:
    print(e)
try:
    a, b, c = 1, 2
except ValueError as e:
    print(e)
try:
    a, *b, c = [1]
except ValueError as e:
    print(e)
try:
    a, b = 5
except TypeError as e:
    print(e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
try:
    t.append(1)
except AttributeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
t = ([1], 2)
try:
    t[0] += [5]
except TypeError as e:
    print(e, t)
def pair():
    return 1, 2
print(pair(), type(pair()).__name__)
for i, in [(1,), (2,)]:
    print(i)
