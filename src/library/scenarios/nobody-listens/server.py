import os, socket, time

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 8000))
lsock.listen()
time.sleep(0.4)
