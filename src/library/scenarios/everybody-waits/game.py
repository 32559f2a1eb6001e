import os, socket, time

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9001))
for move in range(12):
    begin = time.monotonic()
    sock.sendall(b"?")
    sock.recv(1)
    took = time.monotonic() - begin
    print("answer after", round(took * 1000), "ms")
    time.sleep(0.3)
sock.close()
