import os, socket

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
sock.sendall(b"x" * 600_000)
sock.shutdown(socket.SHUT_WR)
sock.recv(1)
print("uploaded")
