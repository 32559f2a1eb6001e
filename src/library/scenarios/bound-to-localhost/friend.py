import os, socket

for port in (8000, 9000):
    sock = socket.socket()
    try:
        sock.connect((os.environ["SERVER"], port))
        print(port, sock.recv(1024).decode())
    except ConnectionRefusedError as error:
        print(port, error.strerror)
    sock.close()
