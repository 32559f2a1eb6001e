class Config:
    debug = False
    items = []
    def __init__(self):
        self.own = []

a, b = Config(), Config()
a.items.append(1)
a.own.append(2)
a.debug = True
print(b.items, b.own, b.debug, Config.debug, a.debug)
class Point:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
p = Point(1, 2)
print(p.x, p.y)
try:
    p.z = 3
except AttributeError as e:
    print(e)
try:
    del p.x
    p.x
except AttributeError as e:
    print("no x:", e)
class Private:
    def __init__(self):
        self.__secret = 1
        self._hint = 2
    def reveal(self):
        return self.__secret
q = Private()
print(q.reveal(), q._hint, q._Private__secret)
try:
    q.__secret
except AttributeError as e:
    print(e)
class Outer:
    class Inner:
        value = 5
        def get(self):
            return Outer.Inner.value
    x = Inner.value + 1
print(Outer.Inner().get(), Outer.x, Outer.Inner.__qualname__)
class Order:
    print("class body runs")
    for i in range(2):
        pass
    j = i * 10
    def method(self):
        return self.j
print(Order.i, Order.j, Order().method())
def make(n):
    class Local:
        number = n
        def get(self):
            return n + self.number
    return Local
print(make(3)().get(), make(4).__name__)
try:
    None.foo
except AttributeError as e:
    print(e)
try:
    (5).real = 3
except AttributeError as e:
    print(e)
try:
    object().x = 1
except AttributeError as e:
    print(e)
x = "global"
class Scope:
    y = x
    x = "class"
    z = x
    def f(self):
        return x
print(Scope.y, Scope.z, Scope().f())
