class Emitter:
    def __init__(self):
        self._on = {}
    def on(self, name, fn=None):
        if fn is None:
            return lambda f: self.on(name, f)
        self._on.setdefault(name, []).append(fn)
        return fn
    def emit(self, name, *args, **kw):
        return [fn(*args, **kw) for fn in self._on.get(name, ())]
e = Emitter()
@e.on("greet")
def hello(who, mark="."):
    print("hello", who + mark)
    return len(who)
e.on("greet", lambda who, mark=".": print("bye", who + mark))
print(e.emit("greet", "ann"), e.emit("greet", "bob", mark="!"), e.emit("nothing"))
