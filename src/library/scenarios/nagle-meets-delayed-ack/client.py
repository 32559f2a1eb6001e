import os, socket, time

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))

def ask(*pieces):
    start = time.time()
    for piece in pieces:
        sock.send(piece)
    sock.recv(1024)
    ms = (time.time() - start) * 1000
    print("answer after", round(ms), "ms")

ask(b"GET ", b"/a\n")    # two writes, one read
ask(b"GET ", b"/b\n")    # the same again
ask(b"GET /c\n")         # one write
sock.setsockopt(socket.IPPROTO_TCP,
                socket.TCP_NODELAY, 1)
ask(b"GET ", b"/d\n")    # without Nagle's rule
sock.close()
