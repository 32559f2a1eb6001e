import os, socket

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
while True:
    conn, addr = lsock.accept()
    text = b""
    while not text.endswith(b"eight"):
        data = conn.recv(1024)
        print("recv", data)
        text += data
    conn.sendall(b"thanks")
    conn.recv(1024)    # until it closes
    conn.close()
