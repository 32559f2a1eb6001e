import os, socket, time

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
sock.sendall(b"one")
time.sleep(1)
print("send returned", sock.send(b"two"))
try:
    print("got", sock.recv(100))
except OSError as error:
    print(error)
