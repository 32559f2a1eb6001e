import os, socket

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
sock.sendall(b"hello, world")
print("sent")
reply = sock.recv(1024)
print("got", reply)
sock.close()
