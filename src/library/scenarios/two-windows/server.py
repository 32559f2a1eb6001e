import os, socket, time

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
conn, addr = lsock.accept()
time.sleep(0.4)    # not reading yet
total = 0
while data := conn.recv(65536):
    total += len(data)
print("read", total)
conn.close()
