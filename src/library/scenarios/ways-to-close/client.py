import os, socket

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
sock.sendall(b"a question")
sock.shutdown(socket.SHUT_WR)    # no more
while True:
    data = sock.recv(1024)
    print("recv", data)
    if not data:
        break
sock.close()
