class Trace:
    def __init__(self, n):
        self.n = n
    def __getattribute__(self, k):
        if k != "n":
            print("getattribute", k)
        return object.__getattribute__(self, k)
    def method(self):
        return self.n
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, *a):
        print("exit")
    def __iter__(self):
        print("iter")
        return iter([1])
    def __len__(self):
        print("len")
        return 1
    def __bool__(self):
        print("bool")
        return True
    def __eq__(self, o):
        print("eq")
        return False
    def __hash__(self):
        print("hash")
        return 1
    def __str__(self):
        print("str")
        return "S"
    def __repr__(self):
        print("repr")
        return "R"
    def __call__(self):
        print("call")
        return 1
    def __getitem__(self, k):
        print("getitem", k)
        return k
    def __contains__(self, k):
        print("contains")
        return False
    def __int__(self):
        print("int")
        return 3
    def __float__(self):
        print("float")
        return 3.5
    def __index__(self):
        print("index")
        return 1
t = Trace(5)
print(t.method())
with t as u:
    print("body")
for x in t:
    pass
print(len(t), bool(t), t == 1, t != 1, t(), t[2], 3 in t, int(t), float(t), [10, 20][t], list(t), str(t), f"{t!r}")
s = {t}
d = {t: 1}
print(t in s, d[t], "%d %s" % (t, t), [t])
if t:
    print("true")
print(not t, t and 1, sum(t), max(t))
a, = t
print(a, *t)
