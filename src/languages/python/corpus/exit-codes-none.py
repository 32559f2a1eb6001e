import sys
try:
    sys.exit()
except SystemExit as e:
    print(repr(e), e.code)
try:
    sys.exit("text")
except SystemExit as e:
    print(repr(e), e.code)
raise SystemExit(None)
