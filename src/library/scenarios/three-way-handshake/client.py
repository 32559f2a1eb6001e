import os, socket, time

sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
sock.connect((os.environ["SERVER"], 9000))
print("connected")
time.sleep(0.2)
sock.close()
