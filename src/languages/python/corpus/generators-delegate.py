def inner():
    x = yield "i1"
    print("inner got", x)
    try:
        yield "i2"
    except ValueError as e:
        print("inner caught", e)
    return "inner result"

def outer():
    r = yield from inner()
    print("outer has", r)
    yield from [1, 2]
    yield from "ab"
    r = yield from ()
    print("r", r)
    return 42

o = outer()
print(next(o))
print(o.send("hello"))
print(o.throw(ValueError("v")))
print(list(o))

def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)

print(list(tree(3)))

def main():
    value = yield from outer()
    print("value", value)

for v in main():
    print("->", v)

def closing():
    try:
        yield from tree(5)
    finally:
        print("outer closed")

c = closing()
next(c)
c.close()

class Iter:
    def __init__(self):
        self.n = 0
    def __iter__(self):
        return self
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("it value")
        return self.n

def d():
    r = yield from Iter()
    print("got", r)

print(list(d()))

def chain(*its):
    for it in its:
        yield from it
print(list(chain("ab", [1], (x for x in "z"))))
def plain():
    yield from 5
try:
    list(plain())
except TypeError as e:
    print("TypeError:", e)
