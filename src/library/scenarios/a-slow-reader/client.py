import os, socket

sock = socket.socket()
sock.setsockopt(socket.SOL_SOCKET,
                socket.SO_SNDBUF, 4096)
sock.connect((os.environ["SERVER"], 9000))
page = b"0123456789" * 200    # 2,000 bytes
for number in range(1, 13):
    sock.sendall(page)
    print("handed over page", number)
sock.close()
