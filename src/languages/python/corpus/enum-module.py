from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    ROUGE = 1
    def hex(self): return f"#{self.value}"
    @property
    def low(self): return self.name.lower()
    @classmethod
    def first(cls): return cls.RED
print(Color.RED, repr(Color.GREEN), Color(2), Color["BLUE"], Color.ROUGE, Color.RED is Color.ROUGE, list(Color), len(Color), Color.RED.name, Color.RED.value)
print(Color.RED.hex(), Color.RED.low, Color.first(), Color.RED in Color, isinstance(Color.RED, Color), Color.RED == 1, Color.RED == Color.RED, Color.RED != Color.BLUE, hash(Color.RED) == hash("RED"), Color, type(Color.RED), Color.__members__)
for f in (lambda: Color(9), lambda: Color["X"], lambda: Color.X, lambda: Color.RED < Color.GREEN, lambda: setattr(Color, "RED", 5), lambda: setattr(Color.RED, "value", 5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class N(IntEnum):
    ONE = 1
    TWO = 2
print(N.ONE, repr(N.TWO), N.ONE + 1, N.ONE < N.TWO, N(1), f"{N.TWO}", f"{N.TWO:03}", sorted([N.TWO, N.ONE]), int(N.ONE), N.ONE == 1, "%d %s" % (N.ONE, N.ONE), [10, 20][N.ONE], isinstance(N.ONE, int))
class A(Enum):
    X = auto()
    Y = auto()
    Z = "zed"
print(list(A), A.X.value)
class S(StrEnum):
    NORTH = auto()
    SOUTH = "south!"
print(S.NORTH, repr(S.SOUTH), S.NORTH == "north", S.NORTH.upper(), f"{S.SOUTH:>8}", "-".join(S))
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
p = Perm.R | Perm.X
print(p, repr(p), Perm.RW, repr(Perm.RW), Perm.R in p, Perm.W in p, ~p, bool(Perm(0)), repr(Perm(0)), Perm(3), list(Perm), list(p), p & Perm.R, p ^ Perm.R, p.value, p.name, len(p))
try: Perm(64)
except ValueError as e: print(e)
class IF(IntFlag):
    A = 1
    B = 2
print(IF.A | IF.B, repr(IF.A | IF.B), IF.A | 4, repr(IF(8)), IF.A + 1, IF(3) & 1, f"{IF.A}", repr(~IF.A))
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def ratio(self): return round(self.mass / self.radius, 3)
print(Planet.EARTH.ratio, Planet.MARS.value, Planet((0.64, 3.39)), [p.name for p in Planet])
try:
    @unique
    class D(Enum):
        A = 1
        B = 1
except ValueError as e: print(e)
try:
    class More(Color): PINK = 4
except TypeError as e: print(e)
An = Enum("An", "ANT BEE CAT"); print(list(An), An.BEE.value, An)
class Ord(Enum):
    LOW = 1
    HIGH = 2
    def __lt__(self, o): return self.value < o.value
    def __str__(self): return self.name.title()
    @classmethod
    def _missing_(cls, v): return cls.LOW
print(min(Ord), str(Ord.HIGH), Ord("zzz"), {Color.RED: "r"}[Color.RED], f"{Color.RED}", f"{Color.RED!r:>20}")
match Color.GREEN:
    case Color.RED: print("red")
    case Color.GREEN: print("green")
class Coord(bytes, Enum):
    def __new__(cls, value, label):
        o = bytes.__new__(cls, [value]); o._value_ = value; o.label = label
        return o
    PX = (0, "P.X")
    PY = (1, "P.Y")
print(Coord.PY.label, Coord(1), Coord.PX.value)
