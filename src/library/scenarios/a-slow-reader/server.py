import os, socket, time

lsock = socket.socket()
lsock.setsockopt(socket.SOL_SOCKET,
                 socket.SO_RCVBUF, 8192)
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
conn, addr = lsock.accept()
time.sleep(1)    # busy with something else
total = 0
while data := conn.recv(65536):
    total += len(data)
print("read", total)
conn.close()
