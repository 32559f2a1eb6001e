import os, socket, time

for pause in (0, 63, 1):
    time.sleep(pause)
    sock = socket.socket()
    sock.connect((os.environ["SERVER"], 9000))
    print("server:", sock.recv(100).decode())
    sock.recv(100)    # the end: b''
    sock.close()
