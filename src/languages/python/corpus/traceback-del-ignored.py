class E:
    def __del__(self):
        raise RuntimeError("in del")

e = E()
del e
print("goes on")
