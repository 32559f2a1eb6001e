import os, socket, time

start = time.time()
sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
ms = (time.time() - start) * 1000
print("connected after", round(ms), "ms")
print(sock.recv(1024).decode())
sock.close()
