import os, socket

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
for visit in (1, 2):
    conn, addr = lsock.accept()
    conn.sendall(b"What shall it be?")
    order = b""
    try:
        while data := conn.recv(1024):
            order += data
        print("the order is", order)
    except ConnectionResetError:
        print("reset! so far", order)
    conn.close()
