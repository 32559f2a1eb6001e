import os, socket

sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
sock.connect((os.environ["SERVER"], 9000))
print("connected")
sock.sendall(b"Ada")
print(sock.recv(1024).decode())
sock.close()
