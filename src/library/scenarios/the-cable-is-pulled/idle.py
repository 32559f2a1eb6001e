import os, socket

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9001))
print("got", sock.recv(100))
