import os, socket, time

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
# Ben does not read the greeting
for thing in ("salt", "oil", "rice"):
    time.sleep(0.05)
    sock.sendall(thing.encode() + b"\n")
    if thing == "oil":
        time.sleep(0.05)
        os.kill(os.getpid(), 9)
sock.close()
