people = [("Ann", 31), ("Bob", 25), ("Cid", 31), ("Dee", 25)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: (-p[1], p[0])))
print(sorted(people, key=lambda p: p[1], reverse=True))
words = "the quick brown fox Jumps Over".split()
print(sorted(words), sorted(words, key=str.lower))
words.sort(key=len, reverse=True)
print(words)
print(sorted({"b": 1, "a": 2}), sorted("hello"), sorted((3, 1, 2)))

class Item:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return self.n < other.n
    def __repr__(self):
        return f"Item({self.n})"

print(sorted([Item(3), Item(1), Item(2)]), max([Item(3), Item(9)], key=lambda i: i.n), min(Item(5), Item(4)))
calls = []
def key(x):
    calls.append(x)
    return -x
print(sorted([3, 1, 2], key=key), calls)
try:
    sorted([1, "a"])
except TypeError as e:
    print("TypeError:", e)
try:
    sorted([1, 2], key=lambda x: 1 / (x - 1))
except ZeroDivisionError as e:
    print("ZeroDivisionError:", e)
numbers = [5, 2, 8, 1]
print(numbers.sort(), numbers)
try:
    [3, None].sort()
except TypeError as e:
    print("TypeError:", e)
print(sorted([True, 0, 2.5, -1]), sorted([[2], [1, 5], [1]]), sorted([(1, "b"), (1, "a")]))
big = [(i * 7919) % 101 for i in range(100)]
print(sorted(big)[:10], sorted(big, key=lambda v: v % 10)[:10])
