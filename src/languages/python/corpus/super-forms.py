class A:
    x = "A.x"
    def __init__(self):
        print("A init")
    def m(self):
        return "A.m"
    @classmethod
    def c(cls):
        return "A.c " + cls.__name__
    @property
    def p(self):
        return "A.p"
class B(A):
    x = "B.x"
    def __init__(self):
        super().__init__()
        print("B init")
    def m(self):
        return "B.m > " + super().m()
    @classmethod
    def c(cls):
        return "B.c > " + super().c()
    @property
    def p(self):
        return "B.p > " + super().p
    def attr(self):
        return super().x
    def explicit(self):
        return super(B, self).m()
    def nested(self):
        def inner():
            return super(B, self).m()
        return inner()
    def comp(self):
        f = super().m
        return [f() for _ in range(2)]
b = B()
print(b.m(), b.c(), B.c(), b.p, b.attr(), b.explicit(), b.nested(), b.comp())
class C(B):
    def m(self):
        return "C.m > " + super().m()
print(C().m(), C.c(), super(B, b).x)
try:
    class D(A):
        def bad(self):
            return super().nope
    D().bad()
except AttributeError as e:
    print(e)
def outside():
    return super().m()
try:
    outside()
except RuntimeError as e:
    print(e)
