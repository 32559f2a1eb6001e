import os, socket, time

door = socket.socket()
door.bind((os.environ["SERVER"], 9000))
door.listen(1)    # a very short queue
time.sleep(0.5)    # too busy to open
while True:
    conn, (host, port) = door.accept()
    print("good evening,", host)
    conn.sendall(b"good evening")
    conn.close()
