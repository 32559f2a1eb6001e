import random, os, os.path
random.seed(42)
print(random.random(), random.random(), random.randint(1, 100), random.randrange(0, 50, 5), random.choice("abcdef"), random.uniform(1, 2), random.getrandbits(70), random.randbytes(5))
l = list(range(10)); random.shuffle(l); print(l, random.sample(range(100), 5), random.sample("abcdefgh", 3), random.choices([1, 2, 3], k=5), random.choices("ab", weights=[1, 9], k=6), random.sample(range(10), 8))
r = random.Random(7); print([r.randint(0, 9) for _ in range(20)], r.random())
r.seed(2**100 + 5); print(r.random(), r.getrandbits(1), r.getrandbits(32), r.getrandbits(0))
for i in range(700): r.random()
print(r.random())
for f in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 5), lambda: random.sample({1, 2}, 1), lambda: random.randrange(0)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(os.path.join("a", "b", "/c", "d"), os.path.split("/a/b/c.txt"), os.path.splitext("a/b.tar.gz"), os.path.splitext(".bashrc"), os.path.basename("x/y"), os.path.dirname("/x"), os.path.normpath("a//b/../c/."), os.path.isabs("/a"), os.path.commonprefix(["abc", "abd"]), os.path.normpath("/../a"), os.path.normpath(""))
from os import path
from os.path import join
print(path is os.path, join("q", "w"))
