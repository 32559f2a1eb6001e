d = {}
for k in "zebra":
    d[k] = len(d)
print(d)
del d["e"]
d["e"] = 9
d["z"] = 100
print(d, list(d), d.popitem(), d)
m = {1: "a", 2: "b"}
m.update({3: "c", 1: "A"})
print(m, {**m, 2: "B"}, dict(sorted(m.items(), reverse=True)))
print(dict.fromkeys([3, 1, 2]), {k: v for k, v in zip("cab", range(3))}, dict(b=1, a=2))
m.clear()
m["x"] = m.setdefault("y", 5)
print(m)
k = {1: 1, 1.0: 2, True: 3}
print(k, {(): 0, (1,): 1}[()], {"a": 1, "b": {"c": 2}}["b"]["c"])
it = iter({"p": 1, "q": 2})
print(next(it), next(it), next(it, "end"))
big = {i: str(i) for i in range(100)}
for i in range(0, 100, 2):
    del big[i]
print(len(big), list(big)[:5], sum(big), 51 in big, 50 in big)
