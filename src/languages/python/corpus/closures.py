def counter():
    n = 0
    def bump(by=1):
        nonlocal n
        n += by
        return n
    def read():
        return n
    return bump, read

bump, read = counter()
print(bump(), bump(5), read())
b2, r2 = counter()
print(b2(), read(), r2())

def make():
    out = []
    for i in range(3):
        def f():
            return i * 10
        out.append(f)
    return out

print([f() for f in make()])

x = "global"
def scopes():
    x = "outer"
    def inner():
        print(x)
    def shadow():
        x = "local"
        print(x)
    def use_global():
        global x
        print(x)
        x = "changed"
    inner(); shadow(); use_global(); inner()

scopes()
print(x)

def late():
    def f():
        return value
    try:
        f()
    except NameError as e:
        print("NameError:", e)
    value = 3
    return f()

print(late())

def unbound():
    print(y)
    y = 1

try:
    unbound()
except UnboundLocalError as e:
    print("UnboundLocalError:", e)

def deep():
    a = 1
    def b():
        def c():
            nonlocal a
            a += 1
            return lambda: a
        return c()
    return b()()

print(deep())
try:
    undefined_name
except NameError as e:
    print("NameError:", e)
def deleter():
    z = 1
    del z
    try:
        z
    except UnboundLocalError as e:
        print("UnboundLocalError:", e)
deleter()
