import os, socket, time

server = (os.environ["SERVER"], 9000)
sock = socket.socket(socket.AF_INET,
                     socket.SOCK_DGRAM)
for text in (b"one", b"", b"a longer message"):
    sent = sock.sendto(text, server)
    print("sent", sent)

time.sleep(0.2)
sock.connect((os.environ["SERVER"], 9999))
sock.send(b"anybody there?")
try:
    sock.recv(1024)
except ConnectionRefusedError as error:
    print(error.strerror)
