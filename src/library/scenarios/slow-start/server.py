import os, socket

page = b"x" * 100_000

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
while True:
    conn, addr = lsock.accept()
    conn.recv(1024)
    conn.sendall(page)
    conn.close()
