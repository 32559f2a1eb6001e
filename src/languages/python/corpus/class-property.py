class Circle:
    def __init__(self, r):
        self._r = r
    @property
    def radius(self):
        "The radius."
        print("get")
        return self._r
    @radius.setter
    def radius(self, value):
        print("set", value)
        if value < 0:
            raise ValueError("negative")
        self._r = value
    @radius.deleter
    def radius(self):
        print("del")
        del self._r
    @property
    def area(self):
        return self._r ** 2 * 3
    @staticmethod
    def unit():
        return Circle(1)
    @classmethod
    def named(cls, name):
        return cls(len(name))

c = Circle(2)
print(c.radius, c.area)
c.radius = 5
print(c.area)
try:
    c.radius = -1
except ValueError as e:
    print(e)
try:
    c.area = 3
except AttributeError as e:
    print(e)
del c.radius
try:
    c.radius
except AttributeError as e:
    print(e)
print(Circle.unit()._r, Circle.named("abc")._r, c.named("xy")._r, Circle.radius.__doc__)
class Sub(Circle):
    @property
    def area(self):
        return super().area + 1
print(Sub.named("ab").area, type(Sub.named("q")).__name__)
class Lazy:
    def __getattr__(self, name):
        print("missing", name)
        if name.startswith("_"):
            raise AttributeError(name)
        return name.upper()
l = Lazy()
print(l.abc, hasattr(l, "_x"), getattr(l, "_y", 1))
class Watch:
    def __setattr__(self, name, value):
        print("setattr", name, value)
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("delattr", name)
        super().__delattr__(name)
    def __getattribute__(self, name):
        if name == "magic":
            return 42
        return super().__getattribute__(name)
w = Watch()
w.x = 1
w.x += 1
print(w.x, w.magic)
del w.x
class Desc:
    def __get__(self, obj, owner):
        return "desc of " + ("class" if obj is None else "instance") + " " + owner.__name__
    def __set__(self, obj, value):
        print("desc set", value)
    def __set_name__(self, owner, name):
        print("named", name, owner.__name__)
class Has:
    d = Desc()
print(Has.d, Has().d)
Has().d = 5
