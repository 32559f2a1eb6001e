import socket

lsock = socket.socket()
lsock.bind(("127.0.0.1", 9000))
lsock.listen()
conn, addr = lsock.accept()
print("visitor", addr)
total = 0
while total < 40000:
    total += len(conn.recv(65536))
conn.sendall(b"%d bytes" % total)
conn.recv(1024)
conn.close()
