class Animal:
    """An animal."""
    kind = "unknown"
    count = 0

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def speak(self):
        return f"{self.name} makes a sound"

    def __str__(self):
        return "Animal " + self.name

    def __repr__(self):
        return f"Animal({self.name!r})"

class Dog(Animal):
    kind = "dog"

    def speak(self):
        return super().speak() + ": woof"

a = Animal("Generic")
d = Dog("Rex")
print(a, d, [a, d], a.speak(), d.speak())
print(a.kind, d.kind, Animal.count, Dog.count)
d.kind = "good dog"
print(d.kind, Dog.kind)
del d.kind
print(d.kind)
print(isinstance(d, Animal), isinstance(a, Dog), issubclass(Dog, Animal), type(d) is Dog, type(d).__name__)
print(Animal.__doc__, Dog.__doc__, Dog.__name__, Dog.__bases__ == (Animal,), Dog.__mro__[1] is Animal)
print(d.__dict__, d.__class__.__name__, hasattr(d, "name"), hasattr(d, "zip"), getattr(d, "name"), getattr(d, "zip", "none"))
setattr(d, "age", 3)
print(d.age, vars(d))
delattr(d, "age")
try:
    d.age
except AttributeError as e:
    print(e)
try:
    Animal.nothing
except AttributeError as e:
    print(e)
try:
    Animal()
except TypeError as e:
    print(e)
try:
    Animal("a", "b", 1)
except TypeError as e:
    print(e)
try:
    d.speak(1)
except TypeError as e:
    print(e)
m = d.speak
print(m(), Dog.speak(d))
Dog.run = lambda self: self.name + " runs"
print(d.run())
class Empty:
    pass
e = Empty()
e.x = 1
print(e.x, Empty.__dict__.get("x"))
try:
    class Weird(5):
        pass
except TypeError as e:
    print("TypeError")
print(Animal.speak.__name__, d.speak.__self__ is d, Animal.speak.__qualname__)
