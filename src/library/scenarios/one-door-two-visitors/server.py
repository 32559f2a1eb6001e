import os, socket, time

door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
door.bind((os.environ["SERVER"], 9000))
door.listen()
time.sleep(0.1)                  # nobody opens yet
while True:
    conn, (host, port) = door.accept()
    print("visitor from", host)
    name = conn.recv(1024)
    time.sleep(0.03)             # serving takes a moment
    conn.sendall(b"welcome, " + name)
    conn.close()
