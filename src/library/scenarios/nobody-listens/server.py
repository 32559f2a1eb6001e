import os, socket, time

lsock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
lsock.bind((os.environ["SERVER"], 8000))    # 8000, not 9000
lsock.listen()
time.sleep(0.4)
