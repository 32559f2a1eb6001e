a = [1, 2]
b = a
c = a[:]
b.append(3)
print(a, b, c, a is b, a == c)
def add(lst, d={}):
    lst.append(len(d))
    d[len(d)] = 1
    return lst
print(add([]), add([]), add(a))
grid = [[0] * 2] * 2
grid[0][0] = 1
print(grid)
grid = [[0] * 2 for _ in range(2)]
grid[0][0] = 1
print(grid)
t = ([],)
t[0].append(1)
print(t)
x = {"l": a}
x["l"].pop()
print(a, x)
s = "abc"
u = s
u += "d"
print(s, u)
def rebind(p):
    p = [0]
    return p
print(rebind(a), a)
m = n = {}
m["k"] = 1
print(n, m is n)
p, q = [1], [1]
print(p == q, p is q, (1, 2) == (1, 2), None is None)
