import os, socket, time

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
conn, addr = lsock.accept()
time.sleep(0.1)    # both writes arrive
print("recv", conn.recv(1024))
size = 3
while True:
    data = conn.recv(size)
    if not data:
        break
    print("recv", data)
conn.close()
