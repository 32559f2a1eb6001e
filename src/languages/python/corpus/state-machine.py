class Machine:
    transitions = {
        ("closed", "listen"): "listening",
        ("listening", "syn"): "syn-received",
        ("syn-received", "ack"): "established",
        ("established", "fin"): "close-wait",
        ("close-wait", "close"): "last-ack",
        ("last-ack", "ack"): "closed",
    }
    def __init__(self):
        self.state = "closed"
        self.log = []
    def on(self, event):
        key = (self.state, event)
        if key not in self.transitions:
            raise RuntimeError(f"{event!r} in state {self.state!r}")
        self.log.append(key)
        self.state = self.transitions[key]
        return self
m = Machine()
for event in "listen syn ack fin close ack".split():
    print(f"{m.state:>13} --{event}-> {m.on(event).state}")
try:
    m.on("fin")
except RuntimeError as e:
    print("error:", e)
print(len(m.log), m.log[0], m.log[-1][0])
