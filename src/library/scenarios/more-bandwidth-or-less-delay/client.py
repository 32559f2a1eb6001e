import os, socket, time

start = time.monotonic()
sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
for question in (b"one", b"two", b"three"):
    sock.sendall(question)
    sock.recv(1024)
took = time.monotonic() - start
print("three questions: %.2f s" % took)

start = time.monotonic()
sock.sendall(b"page")
missing = 200_000
while missing > 0:
    missing -= len(sock.recv(65536))
took = time.monotonic() - start
print("a big page: %.2f s" % took)
sock.close()
