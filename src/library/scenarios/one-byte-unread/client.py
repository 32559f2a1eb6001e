import os, socket

def ask():
    sock = socket.socket()
    sock.connect((os.environ["SERVER"], 9000))
    sock.sendall(b"list\n")
    total = 0
    try:
        while data := sock.recv(65536):
            total += len(data)
        print("all of it:", total)
    except ConnectionResetError:
        print("reset after", total)
    sock.close()

ask()
ask()
