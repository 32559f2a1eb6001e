rooms = {
    "hall": {"north": "kitchen", "east": "library"},
    "kitchen": {"south": "hall"},
    "library": {"west": "hall", "up": "attic"},
    "attic": {"down": "library"},
}
def walk(moves, at="hall"):
    for move in moves:
        yield at
        try:
            at = rooms[at][move]
        except KeyError as e:
            print("no way", e)
    yield at
print(" > ".join(walk(["north", "south", "east", "up", "left"])))
def path(a, b, seen=()):
    if a == b:
        return [a]
    options = [p for n in rooms[a].values() if n not in seen if (p := path(n, b, (*seen, a)))]
    return [a, *min(options, key=len)] if options else None
print(path("kitchen", "attic"), path("attic", "attic"))
inventory = {}
for item, n in [("coin", 3), ("key", 1), ("coin", 2)]:
    inventory[item] = inventory.get(item, 0) + n
print(inventory, *(f"{n}x {i}" for i, n in sorted(inventory.items())), sep="\n- ")
