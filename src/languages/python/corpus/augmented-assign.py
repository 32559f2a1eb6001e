class L(list):
    def __iadd__(self, o):
        print("iadd", o)
        return super().__iadd__(o)
x = L([1])
y = x
x += [2]
print(x, y is x)
a = (1, 2)
b = a
a += (3,)
print(a, b)
s = "a"
s += "b"; s *= 3
print(s)
d = {"n": 0}
d["n"] += 5
d["n"] -= 1
print(d)
class C:
    n = 10
c = C()
c.n += 1
print(c.n, C.n)
l = [1, 2, 3]
l[0] += 10
l[-1] *= 2
l[1:2] += [7, 7]
print(l)
def idx():
    print("idx once")
    return 0
l[idx()] += 1
print(l)
n = 7
n //= 2; n **= 3; n %= 10; n <<= 2; n |= 3; n ^= 1; n &= 30; n >>= 1
print(n)
n /= 4
print(n)
st = {1}
t = st
st |= {2}
print(t)
st = st | {3}
print(t, st)
try:
    n += "x"
except TypeError as e:
    print(e)
try:
    undefined += 1
except NameError as e:
    print(e)
