import os, socket

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
conn, addr = lsock.accept()
total = 0
while True:
    data = conn.recv(1000)
    if not data:
        break
    total += len(data)
    print("recv", len(data), "so far", total)
conn.close()
