import socket

sock = socket.socket()
sock.connect(("127.0.0.1", 8000))
print("8000:", sock.recv(1024).decode())
sock.close()
