import os, socket

lsock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
conn, addr = lsock.accept()
while True:
    data = conn.recv(4096)
    if not data:
        break
    conn.sendall(data)
conn.close()
print("closed")
