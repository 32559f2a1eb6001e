print([1, "a", None, True, 1.5, b"x", (1,), {"k": [1]}, {1}, range(2), ...])
print(repr("a\nb"), str("a\nb"), ["a\nb"], ["it's"], ['"'], ["\\"], {"q": "'\""})
class R:
    def __repr__(self):
        return "<R>"
class S:
    def __str__(self):
        return "<S>"
    __repr__ = __str__
print(R(), str(R()), [R()], {R: 1} == {}, {"a": R()}, (R(),), {R()}, f"{R()}", "%s" % R(), "%r" % [S()])
l = [1]
l.append(l)
d = {}
d["d"] = d
print(l, d, (l,), [d])
print(Ellipsis, NotImplemented, None, __name__, __debug__)
print(slice(1, 2), range(1, 10, 2), type, int, print, len)
print(dict(a=1).items(), {}.keys(), [].__len__(), "a".__add__("b"), (5).__mul__(2))
print(frozenset(), set(), frozenset({1}), bytearray(b"a"), [[]], [()], ({},), [{}], ((),), ((1,),), [[1, [2, [3]]]])
print(Exception("a"), repr(Exception("a")), repr(Exception()), repr(Exception("a", 1)), [ValueError("x")], str(KeyError("k")), str(KeyError("a", "b")))
print(1e100, -1e-100, 1e15, 1e16, 123456.789, 1/3, [0.1, 1.0, -0.0])
