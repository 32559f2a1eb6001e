class Dog:
    def __init__(self):
        self.name = "rex"
    def bark(self):
        return "woof"
d = Dog()
for name in ("nam", "barkk", "zzz", "Name"):
    try:
        getattr(d, name)
    except AttributeError as e:
        print(e)

d.nmae
