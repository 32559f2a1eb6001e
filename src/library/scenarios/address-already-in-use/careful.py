import os, socket

lsock = socket.socket()
lsock.setsockopt(socket.SOL_SOCKET,
                 socket.SO_REUSEADDR, 1)
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
conn, addr = lsock.accept()
conn.sendall(b"hello")
conn.close()    # first again
