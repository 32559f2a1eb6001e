for cls in (ArithmeticError, AssertionError, AttributeError, BlockingIOError, BrokenPipeError, ChildProcessError, ConnectionAbortedError, ConnectionError, ConnectionRefusedError, ConnectionResetError, EOFError, FileExistsError, FileNotFoundError, FloatingPointError, GeneratorExit, ImportError, IndentationError, IndexError, InterruptedError, IsADirectoryError, KeyError, KeyboardInterrupt, LookupError, MemoryError, ModuleNotFoundError, NameError, NotADirectoryError, NotImplementedError, OSError, OverflowError, PermissionError, ProcessLookupError, RecursionError, ReferenceError, RuntimeError, StopAsyncIteration, StopIteration, SyntaxError, SystemError, SystemExit, TimeoutError, TypeError, UnboundLocalError, UnicodeDecodeError, UnicodeError, ValueError, ZeroDivisionError):
    print(cls.__name__, "<-", cls.__bases__[0].__name__)
print(IOError is OSError, EnvironmentError is OSError)
for args in ((), ("a",), (1,), ("a", "b"), (2, "No such file"), (111, "refused"), (2, "x", "f.txt"), (104, "reset"), (11, "again"), (110, "timed out"), (32, "pipe"), (98, "in use")):
    e = OSError(*args)
    print(type(e).__name__, repr(e), str(e), e.args, e.errno, e.strerror)
for e in (KeyError(), KeyError("k"), KeyError(1), ValueError(None), Exception(1, 2), StopIteration(), SystemExit(), SystemExit("bye"), ImportError("x", name="m"), NameError("n"), AttributeError("a")):
    print(repr(e), "|", str(e), "|", e.args)
class E(Exception):
    def __str__(self):
        return "custom text"
print(E(1), repr(E(1)), [E("z")], f"{E()}")
try:
    raise E("x") from ValueError("y")
except Exception as e:
    print(e, e.args, type(e.__cause__), e.__traceback__ is not None)
def typed(f, *catch):
    try:
        f()
    except catch as e:
        return type(e).__name__
print(typed(lambda: [][0], LookupError), typed(lambda: {}[0], IndexError, KeyError), typed(lambda: 1 / 0, ArithmeticError), typed(lambda: int("x"), ValueError), typed(lambda: x_x, NameError))
try:
    raise KeyboardInterrupt
except Exception:
    print("no")
except BaseException as e:
    print("base", repr(e))
