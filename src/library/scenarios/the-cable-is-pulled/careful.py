import os, socket

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9001))
lsock.listen()
conn, addr = lsock.accept()
conn.setsockopt(socket.SOL_SOCKET,
                socket.SO_KEEPALIVE, 1)
conn.setsockopt(socket.IPPROTO_TCP,
                socket.TCP_KEEPIDLE, 2)
conn.setsockopt(socket.IPPROTO_TCP,
                socket.TCP_KEEPINTVL, 1)
conn.setsockopt(socket.IPPROTO_TCP,
                socket.TCP_KEEPCNT, 3)
try:
    print("got", conn.recv(100))
except OSError as error:
    print(error)
