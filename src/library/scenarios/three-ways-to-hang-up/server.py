import os, socket

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
for visit in (1, 2, 3):
    conn, addr = lsock.accept()
    total = 0
    try:
        while data := conn.recv(65536):
            total += len(data)
        print(visit, "the end, after", total)
    except ConnectionResetError:
        print(visit, "reset, after", total)
    conn.close()
