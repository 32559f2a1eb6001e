def v(x):
    print("eval", x)
    return x
print(v(1) < v(2) < v(3))
print(v(1) > v(2) > v(3))
print(1 < 2 > 1, 1 == 1.0 == True, 1 < 3 != 2, "a" < "b" < "c")
x = 5
print(0 <= x < 10, 0 <= x < 5, not 0 < x < 3)
print(1 in [1] == True, (1 in [1]) == True)
print(None is None is not False, 3 > 2 == 2)
if 1 < x < 10 and x != 7:
    print("in range")
a = [1, 2]
print(a == a[:] != [3], a is a is a, [] is [])
print(1 < 2 < 3 < 4 < 5, 1 < 2 < 3 < 3 < v(9))
print("x" in "xy" in ["xy"])
