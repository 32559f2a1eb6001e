def g():
    print("running")
    yield 1
me = g()
print(me.gi_frame is not None, next(me), list(me))
def lazy():
    print("only when asked")
    yield
it = lazy()
print("made")
next(it)
def nested():
    def inner():
        yield from (i * 2 for i in range(3))
    return inner()
print(list(nested()))
def two():
    a = yield
    b = yield a
    yield (a, b)
t = two()
next(t)
print(t.send(1), t.send(2))
def swap(n):
    for i in range(n):
        x = yield i
        if x:
            yield "got " + x
s = swap(3)
print([next(s), s.send("A"), next(s), next(s)])
def finite():
    try:
        yield 1
    finally:
        print("closed early")
for v in finite():
    print(v)
    break
print("after break")
z = zip(finite(), range(5))
print(list(z))
print([*finite(), *finite()])
def error_after():
    yield 1
    raise ValueError("late")
try:
    for v in error_after():
        print(v)
except ValueError as e:
    print("caught", e)
def reuse():
    yield from [1, 2]
r = reuse()
print(sum(r), sum(r))
class Tree:
    def __init__(self, v, *kids):
        self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids:
            yield from k
print(list(Tree(1, Tree(2, Tree(3)), Tree(4))))
print(next((x for x in range(10) if x > 5), None), next((x for x in [] if x), "none"))
