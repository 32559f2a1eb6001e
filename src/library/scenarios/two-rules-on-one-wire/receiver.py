import os, socket

server, port = os.environ["AT"].split(":")
lsock = socket.socket()
lsock.bind((server, int(port)))
lsock.listen()
conn, addr = lsock.accept()
total = 0
while data := conn.recv(65536):
    total += len(data)
print("read", total, "bytes")
conn.close()
