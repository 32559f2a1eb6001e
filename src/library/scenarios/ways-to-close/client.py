import os, socket

sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
sock.connect((os.environ["SERVER"], 9000))
sock.sendall(b"a question")
sock.shutdown(socket.SHUT_WR)    # nothing more from me
while True:
    data = sock.recv(1024)
    print("recv", data)
    if not data:
        break
sock.close()
