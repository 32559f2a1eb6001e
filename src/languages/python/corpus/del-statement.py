x = 1
del x
try:
    x
except NameError as e:
    print(e)
a = [1, 2, 3, 4]
del a[0]; print(a)
del a[1:]; print(a)
d = {"k": 1, "j": 2}
del d["k"]; print(d)
try:
    del d["zz"]
except KeyError as e:
    print(repr(e))
try:
    del nothing
except NameError as e:
    print(e)
class C:
    v = 1
c = C()
c.w = 2
del c.w, C.v
print(hasattr(c, "w"), hasattr(c, "v"))
try:
    del c.q
except AttributeError as e:
    print(e)
try:
    del a[10]
except IndexError as e:
    print(e)
x, y = 1, 2
del (x, y)
try:
    y
except NameError as e:
    print(e)
p = [1, [2, 3], {"z": 4}]
del p[1][0], p[2]["z"]
print(p)
def f(a):
    del a
    try:
        return a
    except UnboundLocalError as e:
        return str(e)
print(f(1))
for k in list(range(3)):
    del k
