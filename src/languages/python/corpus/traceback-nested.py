def a(n):
    return b(n) + 1

def b(n):
    if n == 0:
        raise ValueError("deep trouble")
    return a(n - 1)

def main():
    print("go")
    a(2)

main()
