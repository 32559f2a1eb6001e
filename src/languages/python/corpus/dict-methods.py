d = {"a": 1, "b": 2}
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, 1 in d)
d["c"] = 3
d["a"] = 10
print(d, list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.pop("b"), d.pop("zz", None), d)
print(d.setdefault("a", 5), d.setdefault("new", []), d)
d.update({"x": 1}, y=2)
d.update([("p", 1), ("q", 2)])
print(d)
print(d.popitem(), d)
del d["x"]
print(d)
e = d.copy(); e.clear(); print(e, bool(e), bool(d))
print({"a": 1} | {"b": 2, "a": 3}, dict(a=1, b=2), dict([(1, 2)]), dict({1: 2}, z=3), dict.fromkeys("ab", 0))
print({1: "a", 2: "b"} == {2: "b", 1: "a"}, {1: 2} != {1: 3})
d = {"k": 1}
d |= {"m": 2}
print(d, {**d, "k": 9}, {"z": 0, **d})
for k, v in d.items():
    print(k, v)
print(d.keys() & {"k", "zz"}, d.items() - {("m", 2)}, d.keys() == {"k", "m"})
for bad in (lambda: {}["x"], lambda: {}[1, 2], lambda: {}.pop("x"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {{}: 1}, lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(5), lambda: {1: 2} + {}, lambda: {} < {}):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    for k in d:
        d[k + "!"] = 1
except RuntimeError as e:
    print("RuntimeError:", e)
try:
    for k in list(d):
        del d[k]
    print(d)
    d = {1: 1, 2: 2}
    for k in d:
        del d[k]
except RuntimeError as e:
    print("RuntimeError:", e)
print({1: "int", True: "bool", 1.0: "float"})
print(list(reversed({"a": 1, "b": 2})), max({"a": 1, "z": 0}), sorted({3: 0, 1: 0}))
n = {}
n["self"] = n
print(n)
print({"b": [1, {"c": (2,)}]}, {None: 1, (1, 2): 3})
