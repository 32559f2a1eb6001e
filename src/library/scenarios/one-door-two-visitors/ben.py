import os, socket

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
print("connected")
sock.sendall(b"Ben")
print(sock.recv(1024).decode())
sock.close()
