for i in range(1, 6):
    print(" ".join(f"{i * j:3}" for j in range(1, 6)))
print("-" * 19)
for row in [[i * j for j in range(1, 4)] for i in range(1, 4)]:
    print(*row, sep="\t")
print("\n".join("*" * n for n in range(1, 4)))
print("\n".join(("*" * (2 * n + 1)).center(7) for n in range(4)))
