import os, socket

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
for visit in (1, 2):
    conn, addr = lsock.accept()
    while True:
        data = conn.recv(1024)
        if not data:
            break
        print("visit", visit, "recv", data)
    conn.close()
