import sys
class Wait:
    def __init__(self, what): self.what = what
    def __await__(self):
        got = yield self.what
        return got
def run(coro, answers=()):
    log = []
    answers = list(answers)
    value = None
    try:
        while True:
            item = coro.send(value)
            log.append(item)
            value = answers.pop(0) if answers else None
    except StopIteration as e:
        return log, e.value
async def add(a, b):
    x = await Wait(("need", a))
    y = await Wait(("need", b))
    return a + b + (x or 0) + (y or 0)
print(run(add(1, 2)), run(add(1, 2), [10, 20]))
async def outer():
    r = await add(1, 1)
    try:
        await boom()
    except ValueError as e:
        print("caught", e)
    finally:
        print("finally")
    return r * 2
async def boom():
    await Wait("b")
    raise ValueError("boom")
print(run(outer(), [1, 2, 3]))
class CM:
    def __init__(self, n, swallow=False): self.n = n; self.swallow = swallow
    async def __aenter__(self):
        await Wait("enter " + self.n)
        return self.n
    async def __aexit__(self, t, v, tb):
        await Wait("exit " + self.n)
        print("exit", self.n, t and t.__name__, v)
        return self.swallow
async def withs():
    async with CM("a") as a, CM("b", True) as b:
        print(a, b)
        raise KeyError("k")
    async with CM("c"):
        return "returned"
print(run(withs()))
class Count:
    def __init__(self, n): self.i = 0; self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i >= self.n: raise StopAsyncIteration
        self.i += 1
        await Wait(("tick", self.i))
        return self.i
async def loops():
    out = []
    async for x in Count(3):
        if x == 2: continue
        out.append(x)
    else:
        out.append("else")
    async for x in Count(5):
        if x == 2: break
    else:
        out.append("no")
    return out, x
print(run(loops()))
async def agen(n):
    try:
        for i in range(n):
            await Wait(("w", i))
            got = yield i
            if got: print("got", got)
    finally:
        print("agen cleanup")
async def use():
    r = [x async for x in agen(3)]
    s = {x: y async for x in agen(2) for y in "a"}
    t = [await add(i, i) for i in range(2)]
    g = agen(5)
    print(await g.__anext__(), await g.asend("hello"), await anext(g))
    try:
        await g.athrow(ValueError("thrown"))
    except ValueError as e:
        print("out", e)
    print(await anext(g, "default"))
    h = agen(3)
    async for x in h:
        break
    await h.aclose()
    total = 0
    async for v in (x * 2 async for x in agen(3) if x): total += v
    return r, s, t, total
print(run(use()))
print(type(agen(1)).__name__, type(add(1,2)).__name__)
c = add(1, 2)
try: next(c)
except TypeError as e: print(e)
try:
    for x in c: pass
except TypeError as e: print(e)
c.close()
try: c.send(None)
except RuntimeError as e: print(e)
async def bad():
    await 5
async def bad2():
    async with 5: pass
async def bad3():
    async for x in [1]: pass
async def bad4():
    raise StopIteration("x")
for f in (bad, bad2, bad3, bad4):
    try: print(run(f()))
    except (TypeError, RuntimeError) as e: print(type(e).__name__, e)
c = outer()
print(c.send(None)); 
try: c.throw(KeyError("inj"))
except KeyError as e: print("thrown", e)
async def cancel():
    try:
        await Wait(1)
    except GeneratorExit:
        print("closing"); raise
c = cancel(); c.send(None); c.close()
async def never(): pass
never()
x = never()
del x
def f():
    y = never()
f()
print(never.__name__, c.__name__, c.cr_running)
async def lam():
    f = [x for x in (lambda: [1, 2])()]
    return f
print(run(lam()))
never()
z = never()
