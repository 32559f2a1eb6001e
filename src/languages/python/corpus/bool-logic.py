def show(name, value):
    print("eval", name)
    return value

print(show("a", 1) and show("b", 0) and show("c", 2))
print(show("a", "") or show("b", []) or show("c", "end"))
print(not 0, not 1, not "", not [0], not None)
print(bool([]), bool([0]), bool({}), bool(""), bool("a"), bool(0.0), bool(0.1))
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1 > 0, 1 == 1 != 2)

def mid():
    print("mid")
    return 5

print(1 < mid() < 10, 1 > mid() > 10)
one = 1
print(None is None, None == 0, True is True, one is not None)
print("x" if 1 > 0 else "y", "x" if [] else "y")

class Truthy:
    def __bool__(self):
        print("bool asked")
        return False

class Sized:
    def __len__(self):
        print("len asked")
        return 3

if not Truthy():
    print("falsy")
if Sized():
    print("has length")
print(True and 5 or 6, False and 5 or 6)
print(3 in [1, 2, 3], 3 not in (1, 2), "ell" in "hello", 2 in {2: 3})
