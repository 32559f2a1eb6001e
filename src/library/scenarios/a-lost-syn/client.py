import os, socket, time

server = (os.environ["SERVER"], 9000)
for visit in (1, 2):
    sock = socket.socket()
    start = time.monotonic()
    sock.connect(server)
    took = time.monotonic() - start
    print("connected, after %.2f s" % took)
    sock.close()
    time.sleep(0.2)
