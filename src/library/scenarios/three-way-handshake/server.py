import os, socket, time

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
time.sleep(0.12)    # busy elsewhere
conn, addr = lsock.accept()
print("accepted", addr[0])
conn.recv(1024)
conn.close()
