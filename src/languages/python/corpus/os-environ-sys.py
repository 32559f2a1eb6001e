import os
import sys
print(os.environ.get("NO_SUCH_VARIABLE"), os.environ.get("NO_SUCH", "default"), "HOME" in os.environ)
print(os.environ["LANG"])
try:
    os.environ["NO_SUCH_VARIABLE"]
except KeyError as e:
    print("KeyError:", e)
print(os.getenv("NO_SUCH", 5), sys.argv[1:], len(sys.argv), sys.argv[0])
print(sys.version_info >= (3, 8), sys.version_info[0], sys.platform, sys.maxsize, sys.byteorder)
print(os.sep, os.linesep == "\n", os.name, sys.stdout is not None)
os.environ["MINE"] = "1"
print(os.environ["MINE"], os.getenv("MINE"))
