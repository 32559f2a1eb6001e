import os, socket

sock = socket.socket()
try:
    sock.connect((os.environ["SERVER"], 9000))
except ConnectionRefusedError as error:
    print("refused:", error.errno)
sock.close()

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9001))
