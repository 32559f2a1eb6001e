def cleanup():
    raise OSError(9, "Bad file descriptor")

try:
    print(undefined)
except NameError:
    cleanup()
