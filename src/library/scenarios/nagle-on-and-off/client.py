import os, socket, time

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
for letter in "hello":
    sock.send(letter.encode())    # a key
    time.sleep(0.006)
time.sleep(0.1)
sock.close()
