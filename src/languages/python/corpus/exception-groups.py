eg = ExceptionGroup("eg", [ValueError(1), TypeError("t"), ExceptionGroup("in", [KeyError("k"), ValueError(2)])])
print(eg, repr(eg), eg.message, len(eg.exceptions), isinstance(eg, Exception), type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
m, r = eg.split(ValueError); print(repr(m), repr(r)); print(repr(eg.subgroup(KeyError)), eg.subgroup(OSError), repr(eg.subgroup(lambda e: isinstance(e, TypeError))))
for f in (lambda: ExceptionGroup("x"), lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("x", 5), lambda: ExceptionGroup("x", [KeyboardInterrupt()])):
    try: f()
    except Exception as e: print(type(e).__name__, e)
def run(make):
    try:
        try:
            raise make()
        except* ValueError as e:
            print("VE", repr(e), e.exceptions)
        except* (KeyError, OSError) as e:
            print("KO", repr(e))
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as e:
        print("out", repr(e))
run(lambda: eg)
run(lambda: ValueError("naked"))
run(lambda: ExceptionGroup("a", [ValueError(1)]))
run(lambda: ExceptionGroup("a", [RuntimeError(1)]))
run(lambda: RuntimeError("r"))
try:
    pass
except* ValueError: print("no")
else: print("else ran")
try:
    try:
        raise ExceptionGroup("a", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError:
        raise KeyError("new")
    except* TypeError:
        raise
except BaseException as e:
    print(repr(e), [type(x.__context__).__name__ for x in e.exceptions])
def nested():
    try:
        raise ExceptionGroup("o", [ExceptionGroup("i", [ValueError(1)]), TypeError(1)])
    except* TypeError as t:
        try:
            raise ExceptionGroup("n", [OSError(5)])
        except* OSError as o:
            print("inner", repr(o), repr(t))
    except* ValueError as v:
        print("outer", repr(v))
nested()
try:
    try: raise ValueError("x")
    except* 5: pass
except TypeError as e: print(e)
try:
    try: raise ExceptionGroup("a", [ValueError()])
    except* ExceptionGroup: pass
except TypeError as e: print(e)
class MyEG(ExceptionGroup):
    def derive(self, excs): return MyEG(self.message, excs)
a, b = MyEG("my", [ValueError(1), TypeError(2)]).split(ValueError); print(type(a).__name__, type(b).__name__)
def f(): raise ValueError("deep")
try: f()
except ValueError as e: first = e
err = TypeError("second"); err.add_note("a note")
raise ExceptionGroup("top", [first, err, ExceptionGroup("nested", [KeyError("k")])])
