import sys
def f():
    sys.exit("something is wrong")
f()
