d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i)
d["c"] = 3
print(k, len(v), ("c", 3) in i, 3 in v, "c" in k)
print(list(iter(i)), list(reversed(k)))
print(sorted(k | {"z"}), sorted(k ^ {"a", "q"}), k.isdisjoint({"x"}))
print({**d}, [*d], (*d.values(),), {*d.keys()} == set(d))
print(type(k).__name__, type(v).__name__, type(i).__name__)
word = "mississippi"
count = {}
for c in word:
    count[c] = count.get(c, 0) + 1
print(count, sorted(count.items(), key=lambda kv: (-kv[1], kv[0])))
groups = {}
for w in ["apple", "bob", "avocado", "cat", "bear"]:
    groups.setdefault(w[0], []).append(w)
print(groups)
inverse = {v: k for k, v in d.items()}
print(inverse, {k: v for k, v in d.items() if v > 1})
class D(dict):
    def __missing__(self, key):
        return key * 2
m = D(x=1)
print(m["x"], m["ab"], m, m.get("zz"), "ab" in m)
