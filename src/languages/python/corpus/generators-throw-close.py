def g():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("caught", e)
        yield "recovered"
    finally:
        print("cleanup")

x = g()
print(next(x))
print(x.throw(ValueError("boo")))
try:
    next(x)
except StopIteration:
    print("stopped")

x = g()
next(x)
x.close()
print("closed")
x.close()
try:
    next(x)
except StopIteration:
    print("stopped")

x = g()
try:
    x.throw(KeyError("early"))
except KeyError as e:
    print("KeyError", e)
try:
    next(x)
except StopIteration:
    print("finished by throw")

def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2

s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print("RuntimeError:", e)

def bad():
    yield 1
    raise StopIteration("inner")

b = bad()
next(b)
try:
    next(b)
except RuntimeError as e:
    print("RuntimeError:", e, "|", repr(e.__cause__))

def closer():
    try:
        while True:
            yield
    except GeneratorExit:
        print("exit seen")
        raise

c = closer()
next(c)
del c
print("deleted")

def rec():
    yield next(r)

r = rec()
try:
    next(r)
except ValueError as e:
    print("ValueError:", e)
x = g()
next(x)
try:
    x.throw(TypeError, "two args")
except TypeError as e:
    print("TypeError:", e)
def context():
    try:
        yield 1
    finally:
        yield "from finally"
y = context()
next(y)
print(y.throw(OSError("lost?")))
try:
    next(y)
except OSError as e:
    print("OSError", e)
