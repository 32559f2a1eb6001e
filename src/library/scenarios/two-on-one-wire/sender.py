import os, socket, time

server, port = os.environ["TO"].split(":")
seconds = float(os.environ["SECONDS"])
sock = socket.socket()
sock.connect((server, int(port)))
end = time.monotonic() + seconds
total = 0
while time.monotonic() < end:
    total += sock.send(b"x" * 20_000)
print("sent", total)
sock.close()
