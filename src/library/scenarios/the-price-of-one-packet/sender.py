import os, socket

server, port = os.environ["TO"].split(":")
sock = socket.socket()
sock.connect((server, int(port)))
sock.sendall(b"x" * 2_000_000)
sock.shutdown(socket.SHUT_WR)
sock.recv(1)    # its end: all has been read
print("delivered")
