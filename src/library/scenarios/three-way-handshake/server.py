import os, socket, time

lsock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
time.sleep(0.12)                 # busy with something else
conn, addr = lsock.accept()
print("accepted", addr[0])
conn.recv(1024)
conn.close()
