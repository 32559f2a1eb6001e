import os, socket, time

words = "one two three four five"

sock = socket.socket()
sock.setsockopt(socket.IPPROTO_TCP,
                socket.TCP_NODELAY, 1)
sock.connect((os.environ["SERVER"], 9000))
for word in words.split():
    sock.sendall(word.encode())
    time.sleep(0.008)
time.sleep(0.1)
sock.close()
