import os, socket

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
sock.sendall(b"x" * 1_000_000)
sock.close()
