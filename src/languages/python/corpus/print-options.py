print()
print("a", "b", sep="-")
print("a", end="")
print("b", end="!\n")
print(1, 2, 3, sep="")
print(*[1, 2], *"ab", sep=", ", end=".\n")
print("x", None, True, 1.5, [1], (1,), {"a": 1}, b"b", sep="|")
print("multi\nline")
print("", "")
print(sep="x")
print("a", "b", sep=None, end=None)
print("é", "日本", "😀")
print("flush", flush=True)
try:
    print("a", sep=5)
except TypeError as e:
    print(e)
try:
    print("a", foo=1)
except TypeError as e:
    print(e)
import sys
print("to stderr", file=sys.stderr)
sys.stdout.write("written\n")
n = sys.stdout.write("abc\n")
print(n)
print("out", file=sys.stdout)
class W:
    def write(self, s):
        sys.stdout.write("[" + s + "]")
print("x", "y", file=W())
print()
print(print("inner"))
print(repr(print("z", end="")))
class S:
    def __str__(self):
        return "str of S"
    def __repr__(self):
        return "repr of S"
print(S(), [S()], (S(),), {S: 1}.__len__(), {"k": S()}, {1: S()}.values())
