import os, socket, time

sock = socket.socket()
sock.setsockopt(socket.IPPROTO_TCP,
                socket.TCP_NODELAY, 1)
sock.connect((os.environ["SERVER"], 9000))
start = time.monotonic()
for word in "one two three four five six".split():
    sock.sendall(word.encode())
    time.sleep(0.004)
answer = sock.recv(1024)
took = time.monotonic() - start
print(answer, "after %.2f s" % took)
sock.close()
