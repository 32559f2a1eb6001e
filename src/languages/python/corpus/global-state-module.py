COUNTER = 0
CACHE = {}
def bump():
    global COUNTER
    COUNTER += 1
    return COUNTER
def cached(n):
    if n not in CACHE:
        CACHE[n] = bump() * n
    return CACHE[n]
print(cached(2), cached(3), cached(2), COUNTER, CACHE)
if __name__ == "__main__":
    print("main")
def setup():
    global NEW
    NEW = "made"
setup()
print(NEW)
items = [bump() for _ in range(3)]
print(items)
def uses_later():
    return defined_later()
def defined_later():
    return "later"
print(uses_later())
def redefine():
    return 1
def redefine():
    return 2
print(redefine())
print = print
print("shadowed by itself")
