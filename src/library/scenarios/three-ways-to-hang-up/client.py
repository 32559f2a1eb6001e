import os, socket, struct, time

def visit(linger):
    sock = socket.socket()
    sock.connect((os.environ["SERVER"], 9000))
    if linger is not None:
        value = struct.pack("ii", 1, linger)
        sock.setsockopt(socket.SOL_SOCKET,
                        socket.SO_LINGER, value)
    sock.sendall(b"x" * 40000)
    sock.close()
    print("closed")
    time.sleep(0.3)

visit(None)    # the default
visit(5)       # linger up to 5 seconds
visit(0)       # linger not at all
