a = list(range(10))
print(a[2:5], a[:3], a[7:], a[-3:], a[:-3], a[::2], a[1::3], a[::-1], a[8:2:-2], a[5:2], a[100:], a[-100:3])
a[2:5] = ["x"]; print(a)
a[0:0] = [7, 7]; print(a)
a[-1:] = []; print(a)
a[::3] = "abc"; print(a)
del a[1:3]; print(a)
del a[::2]; print(a)
del a[0], a[-1]; print(a)
try:
    a[::2] = [1, 2, 3, 4, 5]
except ValueError as e:
    print("ValueError:", e)
try:
    a[1:2] = 5
except TypeError as e:
    print("TypeError:", e)
try:
    a[::0]
except ValueError as e:
    print("ValueError:", e)
try:
    a["a":]
except TypeError as e:
    print("TypeError:", e)
print((1, 2, 3, 4)[1:3], "hello"[1:4], "hello"[::-1], b"hello"[1:3], "hello"[-1], b"hello"[0])
b = [1, 2, 3]
b[:] = b[::-1]
print(b)
s = slice(1, 5, 2)
print(s, s.start, s.stop, s.step, a[s], s.indices(4), slice(None, None, -1).indices(5))
class Show:
    def __getitem__(self, key):
        return key
    def __setitem__(self, key, value):
        print("set", key, value)
    def __delitem__(self, key):
        print("del", key)
v = Show()
print(v[1], v[1:2], v[::3], v[1, 2], v[1:2, ...], v[()])
v[1:2] = 3
del v["k"]
