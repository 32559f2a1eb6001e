import os, socket, time

sock = socket.socket()
sock.setsockopt(socket.IPPROTO_TCP,
                socket.TCP_NODELAY, 1)
sock.connect((os.environ["SERVER"], 9000))
sock.send(b"Hello")
sock.send(b"World")
time.sleep(0.25)
sock.send(b"HelloWorld")
time.sleep(0.25)
sock.close()
