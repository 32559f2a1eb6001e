import os, socket, time

letter = b"abcdefghij" * 400    # 4,000 bytes

sock = socket.socket()
sock.connect((os.environ["SERVER"], 9000))
sock.sendall(letter)
print("sent", len(letter))
time.sleep(0.15)
sock.close()
