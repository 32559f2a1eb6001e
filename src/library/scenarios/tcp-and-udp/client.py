import os, socket, time

server = os.environ["SERVER"]
words = "one two three four five six".split()

box = socket.socket(type=socket.SOCK_DGRAM)
for word in words:
    box.sendto(word.encode(), (server, 7000))
    time.sleep(0.01)
time.sleep(0.2)

sock = socket.socket()
sock.setsockopt(socket.IPPROTO_TCP,
                socket.TCP_NODELAY, 1)
sock.connect((server, 9000))
for word in words:
    sock.sendall(word.encode())
    time.sleep(0.01)
sock.close()
