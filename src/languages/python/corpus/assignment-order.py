log = []
def t(x):
    log.append(x)
    return x
a = [0, 0, 0]
t(1); a[t(0)] = t(5)
a[t(1)], a[t(2)] = t(6), t(7)
print(a, log); log.clear()
x = y = t([9])
x[t(0)] += t(1)
print(x, y, log); log.clear()
d = {t("k1"): t("v1"), t("k2"): t("v2")}
print(log); log.clear()
print(t(1) + t(2) * t(3) - t(4), log); log.clear()
print(t(1) if t(0) else t(2), log); log.clear()
f = lambda *a, **k: None
t(f)(t("a"), *t([1]), k=t("k"), **t({"z": 1}))
print(log[1:]); log.clear()
print([t(i) for i in t([1, 2])], log); log.clear()
t([1, 2, 3])[t(0):t(2)]
print(log); log.clear()
print(t(1) < t(2) < t(0) < t(9), log); log.clear()
class C:
    pass
c = C()
t(c).x = t(1)
print(log[-1], c.x); log.clear()
i = 0
i, a[i] = 1, "set"
print(i, a)
(a, b), c = (1, 2), 3
print(a, b, c)
def g(p=t("default")):
    pass
print(log); log.clear()
assert t(True), t("not evaluated")
print(log); log.clear()
del log[:]
print(log)
