buffer = b""
def feed(data):
    global buffer
    buffer += data
    while True:
        line, sep, rest = buffer.partition(b"\r\n")
        if not sep:
            return
        buffer = rest
        yield line.decode()
for chunk in (b"GET / HT", b"TP/1.1\r\nHost: x\r", b"\n\r\nbody"):
    for line in feed(chunk):
        print(repr(line))
print(buffer)
headers = {}
for line in "Host: a.b\r\nX-Y:  z \r\nEmpty:".split("\r\n"):
    k, _, v = line.partition(":")
    headers[k.strip().lower()] = v.strip()
print(headers)
def frame(payload):
    return len(payload).to_bytes(2, "big") + payload
def unframe(buf):
    out = []
    while len(buf) >= 2:
        n = int.from_bytes(buf[:2], "big")
        if len(buf) < 2 + n:
            break
        out.append(buf[2:2 + n])
        buf = buf[2 + n:]
    return out, buf
msg = frame(b"hello") + frame(b"") + frame(b"x" * 3) + b"\x00\x09part"
print(msg, unframe(msg))
print("GET /a?b=c HTTP/1.1".split(" ", 2), "/a?b=c".split("?")[1].split("="), int("1f", 16), "%x" % 31)
status = "HTTP/1.1 200 OK"
version, code, reason = status.split(maxsplit=2)
print(version, int(code), reason, "200" in status, status.lower().startswith("http/"))
data = bytes(range(0, 256, 17))
print(data, data.hex(" ", 4), "-".join(f"{b:02x}" for b in data), sum(data) % 256)
for i in range(0, len(data), 6):
    part = data[i:i + 6]
    print(f"{i:04x}  {part.hex(' '):<17}  {''.join(chr(b) if 32 <= b < 127 else '.' for b in part)}")
