def f(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2:
            return "small"
        case str() as s:
            return "text " + s
        case [a, b]:
            return f"pair {a} {b}"
        case [first, *rest]:
            return f"list {first} {rest}"
        case {"k": v, **rest}:
            return f"dict {v} {rest}"
        case int(n) if n > 100:
            return "big"
        case _:
            return "other"
for v in (0, 2, "hi", [1, 2], [1, 2, 3], {"k": 1, "z": 2}, 500, 50, None, ()):
    print(v, f(v))
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
match P(1, 2):
    case P(0, _):
        print("no")
    case P(x, y=2):
        print("point", x)
