import os, socket

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
while True:
    conn, addr = lsock.accept()
    while question := conn.recv(1024):
        if question == b"page":
            conn.sendall(b"x" * 200_000)
        else:
            conn.sendall(question.upper())
    conn.close()
