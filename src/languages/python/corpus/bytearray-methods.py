a = bytearray(b"hello")
a[0] = 72
a.append(33)
a.extend(b" you")
print(a, len(a), a[0], a[1:3], bytes(a))
del a[:2]
print(a, a.pop(), a.pop(0), a)
a[0:2] = b"XYZ"
print(a, a.find(b"Z"), a == b"x", a + b"1", a.decode())
a += b"end"
a *= 2
a.insert(0, 65)
a.remove(65)
a.reverse()
print(a, a.upper(), a.count(b"d"), b"X" in a, 88 in a)
a.clear()
print(a, bool(a), bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray())
c = a
c.append(1)
print(a is c, a, a.copy() is a)
buf = bytearray()
for chunk in (b"ab\ncd", b"e\nf"):
    buf += chunk
    while b"\n" in buf:
        line, _, rest = buf.partition(b"\n")
        print("line", line, bytes(rest))
        buf = bytearray(rest)
print(buf, buf.hex(), list(buf), buf.split(b"x"), buf[::-1], repr(bytearray(b"'")))
for bad in (lambda: bytearray(b"a")[5], lambda: bytearray([300]), lambda: hash(bytearray()), lambda: bytearray().pop(), lambda: bytearray(b"a") + "b", lambda: bytearray(b"a").append(256), lambda: bytearray(b"a").append("a"), lambda: bytearray("a")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    x = bytearray(b"abc")
    x[1] = "q"
except TypeError as e:
    print(e)
m = memoryview(b"abcdef")
print(bytes(m[2:4]), len(m), m[0], m.tobytes()[:2])
