def add(x, acc=[]):
    acc.append(x)
    return acc

print(add(1), add(2), add(3, []), add(4))

def late(n=len("abc")):
    return n

print(late(), late(9))
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])

def outer():
    def inner(x, y=base):
        return x + y
    return inner

base = 10
g = outer()
base = 20
print(g(1))
print(add.__name__, add.__defaults__, late.__doc__)

def documented():
    """Says hello."""
    return "hello"

print(documented.__doc__, documented())
documented.tag = 7
print(documented.tag)
def nothing(): pass
print(nothing())
