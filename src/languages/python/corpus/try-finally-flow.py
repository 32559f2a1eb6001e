def a():
    try:
        return "try"
    finally:
        print("finally runs")

def b():
    try:
        return "try"
    finally:
        return "finally wins"

def c():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("fin", i)
    return "end"

def d():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed by return"

def e():
    while True:
        try:
            raise KeyError
        finally:
            break
    return "swallowed by break"

def f():
    x = 1
    try:
        return x
    finally:
        x = 2

def g():
    try:
        try:
            return 1 / 0
        finally:
            print("inner finally")
    except ZeroDivisionError:
        print("handler")
        return "handled"
    finally:
        print("outer finally")

def h():
    try:
        try:
            raise ValueError("first")
        finally:
            raise KeyError("second")
    except KeyError as e:
        return repr(e), repr(e.__context__)

def i():
    out = []
    try:
        try:
            out.append(1)
            try:
                out.append(2)
                raise RuntimeError
            except RuntimeError:
                out.append(3)
                raise
            finally:
                out.append(4)
        except RuntimeError:
            out.append(5)
        else:
            out.append("no")
    finally:
        out.append(6)
    return out

def j():
    for k in range(2):
        try:
            pass
        except ValueError:
            pass
        else:
            continue
        finally:
            print("k", k)
    return "done"

def k():
    try:
        return print("in return")
    finally:
        print("after return expression")

for fn in (a, b, c, d, e, f, g, h, i, j, k):
    print(fn.__name__, fn())
