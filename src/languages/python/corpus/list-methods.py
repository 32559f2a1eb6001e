a = [3, 1, 2]
a.append(4); print(a)
a.extend((5, 6)); print(a)
a.insert(0, 9); a.insert(-1, 8); a.insert(100, 7); print(a)
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove(2); print(a)
print(a.index(4), a.count(1), len(a))
a.reverse(); print(a)
b = a.copy(); b.clear(); print(a, b)
print(a + [1], a * 2, [0] * 3, 2 * [1, 2])
a += "xy"; print(a)
a *= 2; print(a)
print([1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 9], [1, 2] != [1, 2])
print(list("abc"), list(), list((1, 2)), list({1: 2}))
c = [1, 2]
for bad in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1][3], lambda: c["a"], lambda: [1] + (2,), lambda: [1] * "a", lambda: [1] < (2,), lambda: [].foo, lambda: c(0)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__ + ":", e)
a = [1, [2, 3]]
c = a[:]
c[1].append(4)
print(a, c, a is c, a[1] is c[1])
a = []
a.append(a)
print(a)
x = y = [1]
x += [2]
print(y)
x = x + [3]
print(x, y)
print([1, 2, 3].index(3, 1), [1, 2, 1].index(1, 1, 3))
del b
try:
    b
except NameError as e:
    print(e)
