import os, socket, time

start = time.monotonic()
sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
sock.sendall(b"the page, please")
total = 0
while data := sock.recv(65536):
    total += len(data)
took = time.monotonic() - start
print(total, "bytes after %.2f s" % took)
sock.close()
