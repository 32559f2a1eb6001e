a = 2 ** 100
print(a)
print(a + 1, a - 1, -a)
print(a * a)
print(a // 3, a % 1000, divmod(a, 10 ** 10))
print(-a // 7, -a % 7)
print(a >> 90, a & 0xFFFF, (a | 1) & 3)
print(a == 2 ** 100, a < 2 ** 101, a > 1e30)
print(a / 2 ** 99, float(a))
print(str(a), repr(a), f"{a:,}", f"{a:x}")
print(pow(3, 1000, 10 ** 9 + 7))
f = 1
for i in range(1, 31):
    f *= i
print(f)
print(9007199254740991 + 1, 9007199254740992 + 1, 9007199254740993 * 3)
print(hash(2 ** 61 - 1), hash(2 ** 61))
print(int("123456789012345678901234567890") * 2)
print((10 ** 20).bit_length(), 10 ** 20 // 10 ** 19, 10 ** 18 - 10 ** 18)
print(sum([2 ** 53, 1, 1, 1]))
print(max(2 ** 70, 10 ** 21), min(-2 ** 70, 0))
