print("%s %r %d %5d|%-5d|%05d %+d %x %X %o %c %%" % ("a", "b", 3, 4, 5, 6, 7, 255, 255, 8, "z"))
print("%f %.2f %10.3f|%-10.1f|%e %g %G" % (1.5, 2.675, 3.14159, 2.5, 12345.678, 0.0001, 1e-10))
print("%(name)s is %(age)d" % {"name": "Ann", "age": 5})
print("%s" % (1,), "%s" % [1, 2], "%s" % {"a": 1}, "%s %s" % ("x", (1, 2)), "%5s|%-5s|%.2s" % ("ab", "cd", "xyz"))
print("%*d %.*f" % (5, 42, 2, 3.14159), "%#x %#o" % (255, 8), "% d" % 5, "%i" % 3.9, "%5.1f%%" % 99.5)
print("%s" % None, "%s" % True, "%r" % "q'", "%a" % "é", "%d" % True, "%d" % 10 ** 2 if False else "%d" % (10 ** 20), "%x" % (2 ** 70))
for bad in (lambda: "%d" % "a", lambda: "%s %s" % ("a",), lambda: "%s" % ("a", "b"), lambda: "%q" % 1, lambda: "%(a)s" % 5, lambda: "%(a)s" % {}, lambda: "%" % 1, lambda: "%c" % "ab", lambda: "%f" % "x", lambda: "%x" % 1.5, lambda: "%d" % None, lambda: "abc" % 1):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__ + ":", e)
class P:
    def __str__(self):
        return "str!"
    def __repr__(self):
        return "repr!"
    def __int__(self):
        return 7
    def __float__(self):
        return 1.25
    def __index__(self):
        return 9
print("%s %r %d %f %x %10s|" % (P(), P(), P(), P(), P(), P()))
print(b"%s %d %5.1f %a" % (b"x", 5, 2.5, "é"), b"%b" % b"q", b"%(k)s" % {b"k": b"v"})
