import os, socket, time

server, port = os.environ["TO"].split(":")
seconds = float(os.environ["SECONDS"])
rule = os.environ["RULE"]    # reno or cubic
sock = socket.socket()
sock.setsockopt(socket.IPPROTO_TCP,
                socket.TCP_CONGESTION, rule.encode())
sock.connect((server, int(port)))
end = time.monotonic() + seconds
total = 0
while time.monotonic() < end:
    total += sock.send(b"x" * 20_000)
print(rule, "sent", total)
sock.close()
