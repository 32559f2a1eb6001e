import io
b = io.BytesIO(b"one\ntwo\nthree")
print(b.readline(), b.read(2), b.tell(), b.seek(0), list(b), b.getvalue(), b.read())
b = io.BytesIO(); b.write(b"abc"); b.seek(1); b.write(b"XY"); b.seek(5); b.write(b"!"); print(b.getvalue(), b.tell(), b.truncate(2), b.getvalue())
s = io.StringIO("a\nbb\nccc"); print(s.readline(), s.read(1), list(s), s.getvalue(), s.seek(0), s.readlines())
s = io.StringIO(); print("x", 1, file=s); s.write("y"); print(repr(s.getvalue()), s.tell())
with io.StringIO("q") as f: pass
for f in (lambda: f.read(), lambda: io.BytesIO().write("x"), lambda: io.StringIO().write(b"x"), lambda: io.BytesIO(b"x").fileno(), lambda: io.StringIO(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t = io.TextIOWrapper(io.BytesIO("zo\u00eb\r\nline2\rline3\nend".encode()), encoding="utf-8"); print(t.readline(), list(t))
t = io.TextIOWrapper(io.BytesIO("a\r\nb".encode()), newline=""); print(repr(t.read()))
raw = io.BytesIO(); t = io.TextIOWrapper(raw, encoding="utf-8", newline="\r\n"); t.write("x\ny"); t.flush(); print(raw.getvalue())
from contextlib import redirect_stdout
with redirect_stdout(io.StringIO()) as out: print("captured")
print(repr(out.getvalue()), io.DEFAULT_BUFFER_SIZE, issubclass(io.UnsupportedOperation, OSError))
r = io.BufferedReader(io.BytesIO(b"abc\ndef\n"), 4) if False else None
