import socket

private = socket.socket()
private.bind(("127.0.0.1", 8000))
private.listen()

public = socket.socket()
public.bind(("0.0.0.0", 9000))
public.listen()

conn, addr = private.accept()
conn.sendall(b"a private hello")
conn.close()
conn, addr = public.accept()
conn.sendall(b"a public hello")
conn.close()
