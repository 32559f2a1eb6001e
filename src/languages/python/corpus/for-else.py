for i in range(3):
    print(i)
else:
    print("no break")
for i in [1, 2, 3]:
    if i == 2:
        break
else:
    print("unseen")
print("i is", i)
for a, b in [(1, 2), (3, 4)]:
    print(a + b)
for i, (a, *rest) in enumerate([[1, 2, 3], [4], [5, 6]]):
    print(i, a, rest)
for c in "héllo":
    print(c, end=" ")
print()
for k in {"x": 1, "y": 2}:
    print(k)
for i in range(10, 0, -3):
    print(i, end=",")
print()
for i in range(5):
    for j in range(5):
        if j == i:
            break
        if i == 3:
            continue
        print(i, j, end="; ")
    else:
        print("complete", i)
print()
for x in []:
    pass
else:
    print("empty")
items = [1, 2, 3]
for x in items:
    if x < 3:
        items.append(x + 10)
    print(x, end=" ")
print(items)
class Box:
    pass
box = Box()
for box.value in range(3):
    pass
print(box.value)
d = {}
for d["k"] in "ab":
    pass
print(d)
