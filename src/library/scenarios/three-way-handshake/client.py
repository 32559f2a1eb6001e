import os, socket, time

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
print("connected")
time.sleep(0.2)
sock.close()
