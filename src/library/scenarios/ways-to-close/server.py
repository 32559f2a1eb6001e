import os, socket, time

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
conn, addr = lsock.accept()
parts = []
while True:
    data = conn.recv(1024)
    if not data:
        break
    parts.append(data)
print("the question is complete")
time.sleep(0.1)    # thinking
total = sum(map(len, parts))
conn.sendall(b"you sent %d bytes" % total)
conn.close()
