import os, socket

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
conn, addr = lsock.accept()
request = b""
while data := conn.recv(1024):
    request += data
    if request.endswith(b"\n"):    # complete
        conn.sendall(b"ok")
        request = b""
conn.close()
