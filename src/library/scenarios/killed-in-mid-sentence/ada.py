import os, socket, time

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
print(sock.recv(100).decode())
for thing in ("bread", "milk", "tea"):
    time.sleep(0.05)
    sock.sendall(thing.encode() + b"\n")
    if thing == "milk":
        time.sleep(0.05)
        os.kill(os.getpid(), 9)
sock.close()
