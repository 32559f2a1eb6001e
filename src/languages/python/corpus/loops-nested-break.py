for i in range(3):
    for j in range(3):
        if j == 1:
            break
        print(i, j)
    else:
        print("inner else")
        continue
    if i == 1:
        break
else:
    print("outer else")
n = 0
while True:
    n += 1
    try:
        if n % 2:
            continue
        if n > 5:
            break
        print("n", n)
    finally:
        print("f", n)
def find(m, t):
    for r, row in enumerate(m):
        for c, v in enumerate(row):
            if v == t:
                return r, c
    return None
print(find([[1, 2], [3, 4]], 3), find([[]], 1))
for i in range(2):
    while True:
        for k in "ab":
            if k == "b":
                break
        else:
            print("never")
        break
    print(i, k)
for x in range(3): print(x, end=" ")
print()
i = 5
for i in range(0):
    pass
print(i)
for i in range(3):
    i += 10
    print(i, end=" ")
print(i)
with_index = [(i, c) for i, c in enumerate("xyz")]
for i, c in with_index:
    if c == "y": continue
    print(i, c)
it = iter(range(10))
for v in it:
    if v == 2:
        next(it)
    if v > 5:
        break
    print(v, end=",")
print(list(it))
