print("start")
x = 1
print(x / 0)
print("never")
