import os, socket, time

sock = socket.socket()
sock.connect((os.environ["BEN"], 9000))
sock.setsockopt(socket.IPPROTO_TCP,
                socket.TCP_NODELAY, 1)
time.sleep(0.02)    # Ben takes his seat
for word in (b"Do ", b"you ", b"hear ", b"me?"):
    sock.sendall(word)
    time.sleep(0.05)
sock.shutdown(socket.SHUT_WR)    # I have said it
heard = b""
while data := sock.recv(1024):
    heard += data
print("Ada heard:", heard.decode())
sock.close()
