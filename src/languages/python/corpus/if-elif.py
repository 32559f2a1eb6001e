def grade(n):
    if n >= 90:
        return "A"
    elif n >= 80:
        return "B"
    elif n >= 70:
        return "C"
    else:
        return "F"

for n in (95, 85, 75, 10):
    print(n, grade(n))
if False:
    print("never")
x = 5
if x > 3:
    if x < 10:
        print("between")
    else:
        print("big")
else:
    print("small")
if x: print("one line")
if not x: pass
else: print("else line")
