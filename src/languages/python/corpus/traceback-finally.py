def f():
    try:
        raise ValueError("a")
    finally:
        print("cleaning")

def g():
    with C():
        f()

class C:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        print("exit")

g()
