class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        print("iter")
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n

for x in Countdown(3):
    print(x)
print(list(Countdown(3)), tuple(Countdown(2)), 1 in Countdown(3), sorted(Countdown(3)))
a, b = Countdown(2)
print(a, b, [*Countdown(2)])

class Seq:
    def __getitem__(self, i):
        print("get", i)
        if i >= 3:
            raise IndexError("end")
        return i * 10

print(list(Seq()))
print(20 in Seq())
for v in Seq():
    if v == 10:
        break

class NotIter:
    pass

for bad in (lambda: iter(5), lambda: list(NotIter()), lambda: [x for x in 3], lambda: next([]), lambda: iter(NotIter()), lambda: next(iter([]))):
    try:
        bad()
    except (TypeError, StopIteration) as e:
        print(type(e).__name__, e)

it = iter([1, 2, 3])
print(next(it), list(it), next(it, "none"))
calls = [3, 2, 1, 0, 9]
print(list(iter(calls.pop, 0)))
class BadIter:
    def __iter__(self):
        return 5
try:
    iter(BadIter())
except TypeError as e:
    print(e)
r = reversed([1, 2])
print(next(r), next(r))
class Rev:
    def __reversed__(self):
        return iter("cba")
print(list(reversed(Rev())))
class Len:
    def __len__(self):
        return 2
    def __getitem__(self, i):
        return "item%d" % i
print(list(reversed(Len())))
e = enumerate("ab")
print(next(e), next(e), next(e, None))
z = zip(range(3), "ab")
print(list(z), list(z))
