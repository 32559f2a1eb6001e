class D:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("del", self.name)

def f():
    d = D("local")
    print("in f")

f()
print("after f")
x = D("x1")
x = D("x2")
print("rebound")
del x
print("deleted")
D("temp")
print("after temp")
lst = [D("l1"), D("l2")]
lst.clear()
print("cleared")
lst = [D("m1"), D("m2")]
lst.pop(0)
print("popped")
lst = None
print("list gone")
d = {"k": D("dict")}
del d["k"]
a = D("shared")
b = a
del a
print("one left")
b = None

def g():
    try:
        d = D("exc")
        raise ValueError("v")
    except ValueError as e:
        print("handling")
    print("end g")

g()

def h():
    d = D("arg")
    return k(d)

def k(p):
    print("k has", p.name)
    p = None
    return "k done"

print(h())
t = (D("t1"), D("t2"))
del t

class Holder:
    def __init__(self):
        self.inner = D("inner")
    def __del__(self):
        print("holder del")

ho = Holder()
ho = None

def gen():
    d = D("gen")
    try:
        yield 1
    finally:
        print("gen finally")

q = gen()
next(q)
q = None
print("gen dropped")
[D("comp%d" % i) for i in range(2)]
print("comp done")
for i in range(2):
    z = D("loop%d" % i)
print("loop done")

def closure():
    d = D("cell")
    return lambda: d.name

fn = closure()
print(fn())
fn = None
y = D("y")
y.self_attr = D("attr of y")
del y
def ret():
    return D("returned")
ret()
r = ret()
print("r kept")
r.name = "renamed"
del r
s = {D("in set")}
s = 0
print(D("used").name)
print("end of program")
