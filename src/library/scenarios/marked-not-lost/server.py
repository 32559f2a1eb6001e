import os, socket

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
conn, addr = lsock.accept()
total = 0
while data := conn.recv(65536):
    total += len(data)
print("got", total)
conn.close()
