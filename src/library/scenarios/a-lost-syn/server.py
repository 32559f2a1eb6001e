import os, socket

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
while True:
    conn, addr = lsock.accept()
    print("a visitor")
    conn.recv(1024)
    conn.close()
