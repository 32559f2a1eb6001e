s = {3, 1, 2}
print(s, len(s), 2 in s)
s.add(5); s.add(1); s.discard(9); s.remove(3)
print(s, s | {7}, s & {1, 2, 9}, s - {1}, s ^ {1, 100})
print({1, 2} <= {1, 2, 3}, {1, 2} < {1, 2}, {1, 2, 3} >= {2}, {1} == {1.0}, {1, 2}.issubset([1, 2, 3]), {1}.isdisjoint({2}))
print(set(), frozenset(), frozenset([1, 2]), set("a"), {*range(3)}, {x % 3 for x in range(10)})
print({1, 2}.union([3], (4,)), {1, 2, 3}.intersection([2, 3]), {1, 2, 3}.difference([1]), {1, 2}.symmetric_difference([2, 3]))
s = {1, 2, 3}
s |= {4}; s &= {2, 3, 4}; s -= {2}; s ^= {3, 8}
print(s)
s.update([10, 11]); s.intersection_update([10, 8]); s.difference_update([8])
print(s, s.pop(), s, bool(s), s.copy())
for bad in (lambda: set().pop(), lambda: {1}.remove(2), lambda: {[1]}, lambda: {1} + {2}, lambda: s[0], lambda: {1} | [2], lambda: frozenset([1]).add(2), lambda: {1} < 3):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__ + ":", e)
print({frozenset({1, 2}): "fs"}[frozenset({2, 1})], hash(frozenset({1, 2, 3})))
print({8, 16, 0}, {33, 1, 65}, {10, 20, 30, 40, 50, 60, 70, 80}, set(range(20, 0, -1)))
print([x for x in {100, 5, 17, 64}], sorted({"b", "a"}), {1, True, 1.0}, {(1, 2), (0,)} == {(0,), (1, 2)})
a = {1, 2, 3, 4, 5}
try:
    for x in a:
        a.add(x + 100)
except RuntimeError as e:
    print("RuntimeError:", e)
print(-1 in {-1, -2}, {-1, -2}, {-5, -4, -3, 0})
