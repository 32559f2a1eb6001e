import sys
def main(n):
    if n > 2:
        sys.exit(0)
    print("n", n)
    main(n + 1)
main(0)
print("never")
