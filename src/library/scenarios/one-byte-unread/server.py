import os, socket

lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()

def serve(size):
    conn, addr = lsock.accept()
    word = conn.recv(size)
    print("asked", word)
    conn.sendall(b"x" * 40000)
    conn.close()
    print("done")

serve(4)    # "list" is four letters
serve(5)    # and the line ends with \n
