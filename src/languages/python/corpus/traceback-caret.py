def f(a, b):
    return a["x"] + b["y"]["z"]

d = {"x": 1}
e = {"y": None}
result = 5 + f(d, e) * 2
