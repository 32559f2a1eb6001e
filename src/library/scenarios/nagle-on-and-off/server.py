import os, socket

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
conn, addr = lsock.accept()
while data := conn.recv(1024):
    print("recv", data)
conn.close()
