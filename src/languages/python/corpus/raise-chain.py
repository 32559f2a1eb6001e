def one():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("bad") from e

try:
    one()
except ValueError as e:
    print(repr(e.__cause__), e.__suppress_context__, repr(e.__context__))

try:
    try:
        {}["x"]
    except KeyError:
        raise ValueError("during")
except ValueError as e:
    print(repr(e.__cause__), e.__suppress_context__, repr(e.__context__))

try:
    try:
        {}["x"]
    except KeyError:
        raise ValueError("clean") from None
except ValueError as e:
    print(repr(e.__cause__), e.__suppress_context__, repr(e.__context__))

def reraise():
    try:
        raise OSError(5, "io")
    except OSError:
        raise

try:
    reraise()
except OSError as e:
    print(e, e.errno, e.strerror, e.args)
try:
    raise
except RuntimeError as e:
    print(e)
class Custom(Exception):
    pass
try:
    raise Custom
except Custom as e:
    print(repr(e), isinstance(e, Exception))
try:
    raise Custom("a", "b") from KeyError("cause")
except Custom as e:
    print(repr(e), repr(e.__cause__))
try:
    try:
        raise ValueError(1)
    except ValueError:
        try:
            raise KeyError(2)
        except KeyError:
            raise
except KeyError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
e = ValueError("reused")
for i in range(2):
    try:
        raise e
    except ValueError as x:
        print(x is e)
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print(repr(e))
try:
    assert False
except AssertionError as e:
    print(repr(e))
print(issubclass(ConnectionRefusedError, OSError), ConnectionRefusedError.__mro__[1].__name__, BrokenPipeError.__bases__[0].__name__)
print(repr(OSError(2, "nope")), OSError(111, "refused").__class__.__name__, str(OSError(2, "no", "file.txt")), OSError("x"))
e = ValueError("n")
e.add_note("a note")
print(e.__notes__, e.with_traceback(None) is e, e.__traceback__)
try:
    raise SystemExit(3)
except SystemExit as e:
    print("exit", e.code, repr(e))
print(StopIteration(5).value, KeyError("a") == KeyError("a"), Exception("x").args)
