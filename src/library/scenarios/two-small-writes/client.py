import os, socket, time

def talk(nodelay):
    sock = socket.socket()
    sock.setsockopt(socket.IPPROTO_TCP,
                    socket.TCP_NODELAY, nodelay)
    sock.connect((os.environ["SERVER"], 9000))
    sock.send(b"Hello")
    sock.send(b"World")
    time.sleep(0.12)
    sock.close()

talk(nodelay=0)    # Nagle's rule: the default
time.sleep(0.1)
talk(nodelay=1)    # and now without it
