import os, socket

sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
try:
    sock.connect((os.environ["SERVER"], 9000))
except ConnectionRefusedError as error:
    print("refused", error.errno)
sock.close()

sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
sock.connect((os.environ["SERVER"], 9001))
