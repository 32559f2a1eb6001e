def t(f):
    try:
        r = f()
        print("ok", r)
    except ZeroDivisionError as e:
        print("zero:", e)
    except (KeyError, IndexError) as e:
        print("lookup:", type(e).__name__, e)
    except Exception as e:
        print("other:", type(e).__name__, e)
    else:
        print("else")
    finally:
        print("finally")

t(lambda: 1)
t(lambda: 1 / 0)
t(lambda: {}["k"])
t(lambda: [][1])
t(lambda: int("x"))
t(lambda: "a" + 1)
t(lambda: 1 + "a")
t(lambda: undefined)
t(lambda: None.x)
t(lambda: int("12", 99))
t(lambda: [1, 2].index(5))
t(lambda: float("abc"))
t(lambda: "abc".index("z"))
t(lambda: {}.popitem())
t(lambda: next(iter([])))
t(lambda: (1).foo)
t(lambda: "x".encode("ascii").decode("nope"))
t(lambda: b"\xff".decode())
t(lambda: "é".encode("ascii"))
t(lambda: int(None))
t(lambda: len(1))
t(lambda: "%d" % "x")
t(lambda: "{}".format())
t(lambda: [] + 1)
t(lambda: 2 ** "a")
t(lambda: chr(1114112))
try:
    raise ValueError
except ValueError as e:
    print(repr(e), str(e) == "", e.args)
try:
    raise ValueError("a", 1)
except ValueError as e:
    print(repr(e), e, e.args)
try:
    raise KeyError("k")
except KeyError as e:
    print(repr(e), e, e.args)
try:
    try:
        1 / 0
    except ValueError:
        print("no")
except ZeroDivisionError:
    print("outer")
try:
    raise 5
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError("x")
    except 5:
        pass
except TypeError as e:
    print(e)
try:
    pass
except:
    print("no")
else:
    print("fine")
