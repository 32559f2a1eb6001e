import os, socket, time

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
sock.sendall(b"bye")
print("got", sock.recv(100))
time.sleep(0.1)
sock.close()
print("closed")
