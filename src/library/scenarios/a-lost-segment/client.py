import os, socket, time

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
for text in (b"one", b"two", b"three"):
    start = time.monotonic()
    sock.sendall(text)
    reply = sock.recv(1024)
    took = time.monotonic() - start
    print(reply, "after %.2f s" % took)
sock.close()
