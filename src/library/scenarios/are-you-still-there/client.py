import os, socket, time

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
time.sleep(15)    # nothing to say
sock.sendall(b"hello?")
print("sent")
try:
    print("got", sock.recv(100))
except ConnectionResetError as error:
    print(error)
