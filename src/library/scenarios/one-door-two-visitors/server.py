import os, socket, time

door = socket.socket()
door.bind((os.environ["SERVER"], 9000))
door.listen()
time.sleep(0.1)    # nobody opens yet
while True:
    conn, (host, port) = door.accept()
    print("visitor from", host)
    name = conn.recv(1024)
    time.sleep(0.03)    # serving
    conn.sendall(b"welcome, " + name)
    conn.close()
