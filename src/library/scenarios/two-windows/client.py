import os, socket

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
sock.sendall(b"x" * 120000)
print("handed over")
sock.close()
