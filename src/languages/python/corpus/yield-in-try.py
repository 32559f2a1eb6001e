def g(fail):
    for i in range(3):
        try:
            got = yield i
            if got == fail:
                raise ValueError(got)
            print("got", got)
        except ValueError as e:
            print("handled", e)
            yield "after " + str(e)
        else:
            print("else", i)
        finally:
            print("finally", i)
x = g("bad")
print(next(x))
print(x.send("ok"))
print(x.send("bad"))
print(next(x))
try:
    print(next(x))
except StopIteration:
    print("end")
def h():
    with M():
        a = yield 1
        print("a", a)
    yield 2
class M:
    def __enter__(self):
        print("in")
    def __exit__(self, *e):
        print("out", e[0])
        return True
y = h()
next(y)
print(y.send(5))
y = h()
next(y)
print(y.throw(KeyError("k")))
def pipeline(src):
    total = 0
    for v in src:
        total += v
        yield total
print(list(pipeline(pipeline(range(4)))))
def producer():
    r = []
    while True:
        v = yield len(r)
        if v is None:
            return r
        r.append(v)
p = producer()
next(p)
print(p.send("a"), p.send("b"))
try:
    p.send(None)
except StopIteration as e:
    print(e.value)
