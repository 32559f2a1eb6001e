import os, socket

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
tcp = socket.IPPROTO_TCP
while True:
    conn, addr = lsock.accept()
    conn.setsockopt(socket.SOL_SOCKET,
                    socket.SO_KEEPALIVE, 1)
    conn.setsockopt(tcp, socket.TCP_KEEPIDLE, 2)
    conn.setsockopt(tcp, socket.TCP_KEEPINTVL, 1)
    conn.setsockopt(tcp, socket.TCP_KEEPCNT, 3)
    try:
        print("got", conn.recv(100))
    except TimeoutError as error:
        print(error)
    conn.close()
