n = 0
while n < 3:
    print(n)
    n += 1
else:
    print("ended without break")
while True:
    n += 1
    if n == 5:
        continue
    if n > 6:
        break
    print("n", n)
else:
    print("not shown")
print("after", n)
k = 10
while k:
    k -= 3
    if k < 0:
        break
print(k)
while False:
    pass
else:
    print("else of while False")
