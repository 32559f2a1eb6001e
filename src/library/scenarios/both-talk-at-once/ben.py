import os, socket, time

lsock = socket.socket()
lsock.bind((os.environ["BEN"], 9000))
lsock.listen()
conn, addr = lsock.accept()
conn.setsockopt(socket.IPPROTO_TCP,
                socket.TCP_NODELAY, 1)
for word in (b"Wait, ", b"let ", b"me ", b"finish!"):
    conn.sendall(word)
    time.sleep(0.05)
conn.shutdown(socket.SHUT_WR)    # I have said it
heard = b""
while data := conn.recv(1024):
    heard += data
print("Ben heard:", heard.decode())
conn.close()
