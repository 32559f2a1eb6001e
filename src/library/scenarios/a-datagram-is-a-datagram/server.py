import os, socket, time

sock = socket.socket(socket.AF_INET,
                     socket.SOCK_DGRAM)
sock.bind((os.environ["SERVER"], 9000))
time.sleep(0.1)    # all three arrive
for number in (1, 2, 3):
    data, sender = sock.recvfrom(8)
    print("got", data)
