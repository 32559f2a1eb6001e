import os, select, socket

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
sock.setblocking(False)    # never wait
rest = b"x" * 100000
while rest:
    try:
        taken = sock.send(rest)
        rest = rest[taken:]
        print("took", taken, "left", len(rest))
    except BlockingIOError:
        print("no room, so wait for some")
        select.select([], [sock], [])
sock.close()
