import os, socket

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9001))
lsock.listen()
conn, addr = lsock.accept()
while data := conn.recv(100):
    conn.sendall(data)
conn.close()
