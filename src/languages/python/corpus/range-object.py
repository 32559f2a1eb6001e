r = range(2, 20, 3)
print(r, len(r), r[0], r[-1], r[1:3], list(r))
print(5 in r, 6 in r, r.index(8), r.count(8), r.start, r.stop, r.step)
print(range(5) == range(0, 5, 1), range(0) == range(2, 2), list(range(5, 0, -2)))
print(list(reversed(range(4))), sum(range(101)), max(range(3)), bool(range(0)))
print(range(10)[::-1], range(10)[2:8:2])
try:
    range(0, 5, 0)
except ValueError as e:
    print("ValueError:", e)
try:
    range(2.5)
except TypeError as e:
    print("TypeError:", e)
try:
    range(3)[5]
except IndexError as e:
    print("IndexError:", e)
print(*range(4), sep="-")
a, b, c = range(3)
print(a, b, c)
