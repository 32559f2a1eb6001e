import socket

sock = socket.socket()
sock.connect(("localhost", 9000))
print("my name is", sock.getsockname())
sock.sendall(b"0123456789" * 4000)
print("sent")
print("got", sock.recv(1024))
sock.close()
