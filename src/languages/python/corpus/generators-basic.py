def gen():
    print("start")
    x = yield 1
    print("got", x)
    y = yield 2
    print("got", y)
    return "result"

g = gen()
print(next(g))
print(g.send("a"))
try:
    g.send("b")
except StopIteration as e:
    print("stop", e.value)
try:
    next(g)
except StopIteration as e:
    print("stop again", e.value)

def count(n):
    while n > 0:
        yield n
        n -= 1

print(list(count(3)), sum(count(10)), max(count(4)))
for i in count(2):
    print(i)

def infinite():
    n = 0
    while True:
        yield n
        n += 1

it = infinite()
print([next(it) for _ in range(5)])
a, b, *c = count(5)
print(a, b, c)
try:
    gen().send(1)
except TypeError as e:
    print("TypeError:", e)
def empty():
    return
    yield
print(list(empty()), next(empty(), "default"))
print(type(gen()).__name__, iter(it) is it)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(10)])
def early():
    for i in range(10):
        if i == 3:
            return
        yield i
print(list(early()))
