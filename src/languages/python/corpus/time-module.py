import time
a = time.time()
b = time.monotonic()
c = time.perf_counter()
time.sleep(0.01)
print(time.time() > a, time.monotonic() > b, time.perf_counter() > c, type(a).__name__)
print(round(time.monotonic() - b, 1))
start = time.monotonic()
n = 0
while time.monotonic() - start < 0.005:
    n += 1
print(n > 0)
print(type(time.time_ns()).__name__, type(time.monotonic_ns()).__name__)
try:
    time.sleep(-1)
except ValueError as e:
    print(e)
try:
    time.sleep("a")
except TypeError as e:
    print(e)
from time import sleep, monotonic as now
sleep(0)
print(now() >= b)
