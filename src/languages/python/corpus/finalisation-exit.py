class D:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("del", self.name)

a = D("a")
b = D("b")

def f():
    c = D("c")
    c.cycle = c
    print("f ends")

f()
print("last line")
