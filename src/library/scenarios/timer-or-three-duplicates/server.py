import os, socket

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
conn, addr = lsock.accept()
size = 0
while size < 22:
    data = conn.recv(1024)
    print("recv", data)
    size += len(data)
conn.sendall(b"thanks")
conn.recv(1024)    # until it closes
conn.close()
