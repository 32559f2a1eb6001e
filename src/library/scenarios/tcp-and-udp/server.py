import os, socket

server = os.environ["SERVER"]
box = socket.socket(type=socket.SOCK_DGRAM)
box.bind((server, 7000))
lsock = socket.socket()
lsock.bind((server, 9000))
lsock.listen()

box.settimeout(0.2)
try:
    while True:
        print("udp", box.recv(1024))
except TimeoutError:
    print("udp: is that all?")

conn, addr = lsock.accept()
while data := conn.recv(1024):
    print("tcp", data)
print("tcp: that is all")
