import os, socket, time

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
sock, addr = lsock.accept()
sock.sendall(b"bye")
print("got", sock.recv(100))
time.sleep(0.15)
sock.close()
print("closed")
