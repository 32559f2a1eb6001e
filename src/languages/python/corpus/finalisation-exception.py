class D:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("del", self.name)

def deep():
    d = D("deep")
    raise ValueError("x")

def mid():
    m = D("mid")
    deep()

try:
    mid()
except ValueError as e:
    print("caught", e)
print("after handler")

try:
    mid()
except ValueError as e:
    saved = e
print("saved")
saved = None
print("dropped")

def swallow():
    w = D("w")
    try:
        deep()
    finally:
        print("finally")

try:
    swallow()
except ValueError:
    print("handled")
print("end")

class E:
    def __del__(self):
        raise RuntimeError("in del")

def ret_in_finally():
    d = D("rif")
    try:
        raise KeyError
    finally:
        return 1
print(ret_in_finally())
print("done")
