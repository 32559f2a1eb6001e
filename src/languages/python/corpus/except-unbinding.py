e = "before"
try:
    raise ValueError("x")
except ValueError as e:
    print(e)
try:
    e
except NameError as err:
    print("NameError:", err)
def f():
    try:
        1 / 0
    except ZeroDivisionError as x:
        pass
    try:
        return x
    except UnboundLocalError as y:
        return str(y)
print(f())
try:
    raise KeyError("k")
except KeyError as k:
    saved = k
print(repr(saved))
try:
    try:
        raise ValueError("v")
    except ValueError as z:
        raise TypeError("t")
except TypeError as z:
    print(repr(z), repr(z.__context__))
def g():
    try:
        raise ValueError
    except ValueError as q:
        del q
    return "fine"
print(g())
def h():
    try:
        raise ValueError(1)
    except ValueError as q:
        q = 5
        print(q)
    try:
        q
    except UnboundLocalError as w:
        print(w)
h()
for i in range(2):
    try:
        raise ValueError(i)
    except ValueError as loop:
        print(loop)
        continue
try:
    loop
except NameError as w:
    print(w)
