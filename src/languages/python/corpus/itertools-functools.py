import itertools as it, functools, operator, heapq, bisect, copy
print(list(it.islice(it.count(10), 3)), list(it.islice(it.count(1, 2.5), 3)), list(it.islice("abcdefg", 1, 6, 2)), it.count(5), it.repeat("x", 2), list(it.repeat(7, 3)))
print(list(it.chain([1], "ab", (2,))), list(it.chain.from_iterable(["ab", "cd"])), list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([1, 2, 3], operator.mul, initial=10)))
print(list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.filterfalse(None, [0, 1, "", 2])), list(it.compress("abcd", [1, 0, 1, 0])))
print(list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.pairwise("abcd")), list(it.zip_longest("ab", [1, 2, 3], fillvalue="-")))
print([(k, list(g)) for k, g in it.groupby("aaabbc")], [(k, [x for x in g]) for k, g in it.groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
print(list(it.product("ab", [1, 2])), len(list(it.product(range(3), repeat=2))), list(it.permutations([1, 2, 3], 2)), list(it.permutations("ab")), list(it.combinations("abcd", 2)), list(it.combinations_with_replacement("ab", 2)))
a, b = it.tee([1, 2, 3]); print(next(a), next(a), list(b), list(a))
c = it.cycle("ab"); print([next(c) for _ in range(5)], type(c), type(it.islice([], 1)))
g = iter(range(10)); print(list(it.islice(g, 2, 4)), next(g))
for f in (lambda: it.islice([], -1), lambda: it.islice([1], 0, 5, 0), lambda: it.combinations([1], -1), lambda: it.count("a")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@functools.lru_cache(maxsize=2)
def sq(x): 
    print("computing", x)
    return x * x
print(sq(2), sq(2), sq(3), sq(4), sq(2), sq.cache_info(), sq.__name__, sq.__wrapped__(9))
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.cache_info())
p = functools.partial(int, base=2); print(p("101"), p.func, p.args, p.keywords, functools.partial(print, "a", sep="-")("b", "c"))
print(functools.reduce(operator.add, [1, 2, 3]), functools.reduce(lambda a, b: a * b, [1, 2, 3], 10))
try: functools.reduce(operator.add, [])
except TypeError as e: print(e)
def deco(f):
    @functools.wraps(f)
    def w(*a): return f(*a) + 1
    return w
@deco
def g2(x):
    "doc"
    return x
print(g2(1), g2.__name__, g2.__doc__, g2.__qualname__, g2.__wrapped__(1))
@functools.total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), max([V(1), V(5), V(3)], key=lambda v: v.v).v)
class C:
    n = 0
    @functools.cached_property
    def x(self):
        C.n += 1
        return C.n
c = C(); print(c.x, c.x, C.n, c.__dict__)
@functools.singledispatch
def show(x): return f"obj {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list {len(x)}"
print(show(1), show([1]), show("s"), show(True))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
print(operator.itemgetter(1)([5, 6]), operator.itemgetter(0, 2)("abc"), operator.attrgetter("real")(5), operator.methodcaller("upper")("x"), operator.itemgetter(1), operator.mul(3, 4), operator.contains([1], 1))
h = [5, 3, 8, 1]; heapq.heapify(h); print(h, heapq.heappop(h), heapq.heappushpop(h, 2), heapq.heapreplace(h, 9), h, heapq.nlargest(2, h), heapq.nsmallest(2, h), list(heapq.merge([1, 4], [2, 3])))
heapq.heappush(h, (1)); print(h)
try: heapq.heappop([])
except IndexError as e: print(e)
l = [1, 3, 3, 5]; print(bisect.bisect(l, 3), bisect.bisect_left(l, 3), bisect.bisect_right(l, 9)); bisect.insort(l, 4); print(l, bisect.bisect_left(["a", "bb", "ccc"], 2, key=len))
x = {"a": [1, {2, 3}], "b": (4, [5])}; y = copy.deepcopy(x); y["a"][0] = 9; y["b"][1].append(6); print(x, y, copy.copy(x)["a"] is x["a"])
class N:
    def __init__(self): self.me = self; self.l = [1]
n = N(); m = copy.deepcopy(n); print(m.me is m, m.l is not n.l, copy.copy(n).l is n.l)
class L(list): pass
q = L([1, 2]); q.tag = "t"; r = copy.copy(q); print(type(r), r, r.tag, copy.deepcopy(q).tag)
