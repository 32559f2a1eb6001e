class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x = x
        self.y = y
class Color:
    RED = 1
    GREEN = 2
def show(v):
    match v:
        case 0 | -1:
            return "zero-ish"
        case 2.5 | -2.5:
            return "float"
        case "a" "b":
            return "ab"
        case None:
            return "none"
        case True | False as b:
            return f"bool {b}"
        case Color.RED:
            return "red"
        case [] | ():
            return "empty"
        case [x]:
            return f"one {x}"
        case [Point(x=0, y=y), *rest]:
            return f"on axis {y} {rest}"
        case (1, [2, (3 | 4) as inner], *_, last):
            return f"deep {inner} {last}"
        case [first, *middle, last] if first == last:
            return f"ring {middle}"
        case [a, b, *_]:
            return f"many {a} {b}"
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": str(t), **rest}:
            return f"type {t} {sorted(rest)}"
        case {1: _, 2: two}:
            return f"two {two}"
        case {}:
            return "mapping"
        case Point(0, 0):
            return "origin"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x=px):
            return f"point {px}"
        case int(n) | float(n):
            return f"number {n}"
        case str(s):
            return f"str {s}"
        case bytes():
            return "bytes"
        case _:
            return "other"
values = [0, -1, 2.5, -2.5, "ab", None, True, False, 1, [], (), [7], [Point(0, 5), 1], (1, [2, 4], 9, 8), [5, 1, 5], [1, 2, 3], range(3),
          {"type": "circle", "r": 2}, {"type": "square", "side": 1}, {1: "a", 2: "b"}, {}, {"z": 1}, Point(0, 0), Point(3, 3), Point(3, 4), 17, 1.25, "text", b"x", {1, 2}, object, 99]
for v in values:
    print(type(v).__name__, show(v))
def command(line):
    match line.split():
        case ["quit"]:
            return "bye"
        case ["go", ("north" | "south" | "east" | "west") as direction]:
            return direction
        case ["drop", *objects]:
            return f"dropping {', '.join(objects)}"
        case [verb, obj] if verb in ("get", "take"):
            return obj
        case other:
            return f"? {other}"
for line in ("quit", "go north", "go up", "drop a b c", "drop", "get lamp", "sing"):
    print(command(line))
match 1, 2:
    case 1, x:
        print("tuple", x)
match = [1, 2]
match[0] = 5
print(match)
case = 3
print(case, match)
for p in ("P(1, 2, 3)", None):
    try:
        match Point(1, 2):
            case Point(1, 2, 3):
                print("no")
    except TypeError as e:
        print(e)
    try:
        match 5:
            case int(1, 2):
                print("no")
    except TypeError as e:
        print(e)
    try:
        match Point(1, 2):
            case Point(1, x=1):
                print("no")
    except TypeError as e:
        print(e)
    try:
        f = 3
        match Point(1, 2):
            case f.x() if False:
                print("no")
            case Point():
                print("fine")
    except (TypeError, AttributeError) as e:
        print(e)
class Bad:
    __match_args__ = ["a"]
try:
    match Bad():
        case Bad(1):
            pass
except TypeError as e:
    print(e)
def nested(v):
    match v:
        case {"a": [{"b": c}, *_]}:
            match c:
                case [x, y]:
                    return x + y
                case _:
                    return c
        case {"a": x}:
            return ("a", x)
print(nested({"a": [{"b": [1, 2]}, 3]}), nested({"a": [{"b": 4}]}), nested({"a": 5}), nested(6))
def gen(items):
    for one in items:
        match one:
            case ("add", n):
                got = yield n
                if got: print("got", got)
            case "stop":
                return
            case {"k": v, **kw} if v:
                yield v, kw
g = gen([("add", 1), {"k": 0}, {"k": 2, "m": 3}, "stop", ("add", 9)])
print(list(g))
x = 5
match x:
    case y if y > 10:
        print("big")
    case z:
        print("small", y, z)
match "one-line":
    case str(q): print(q)
