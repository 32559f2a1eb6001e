class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next
    def __iter__(self):
        node = self
        while node:
            yield node.value
            node = node.next
head = None
for v in (3, 2, 1):
    head = Node(v, head)
print(list(head), sum(head), 2 in head)
def reverse(node):
    prev = None
    while node:
        node.next, prev, node = prev, node, node.next
    return prev
print(list(reverse(head)))
class Tree:
    def __init__(self):
        self.root = None
    def insert(self, k):
        if self.root is None:
            self.root = [k, None, None]
            return
        node = self.root
        while True:
            i = 1 if k < node[0] else 2
            if node[i] is None:
                node[i] = [k, None, None]
                return
            node = node[i]
    def __iter__(self):
        def walk(n):
            if n:
                yield from walk(n[1])
                yield n[0]
                yield from walk(n[2])
        return walk(self.root)
    def depth(self):
        def d(n):
            return 0 if n is None else 1 + max(d(n[1]), d(n[2]))
        return d(self.root)
t = Tree()
for k in (5, 2, 8, 1, 9, 3):
    t.insert(k)
print(list(t), t.depth(), t.root)
class Stack:
    def __init__(self):
        self._items = []
    push = lambda self, x: self._items.append(x)
    pop = lambda self: self._items.pop()
    def __len__(self):
        return len(self._items)
s = Stack()
for tok in "3 4 + 2 *".split():
    if tok.isdigit():
        s.push(int(tok))
    else:
        b, a = s.pop(), s.pop()
        s.push({"+": lambda: a + b, "*": lambda: a * b}[tok]())
print(s.pop(), len(s), bool(s))
class LRU:
    def __init__(self, n):
        self.n, self.d = n, {}
    def get(self, k):
        if k not in self.d:
            return None
        v = self.d.pop(k)
        self.d[k] = v
        return v
    def put(self, k, v):
        self.d.pop(k, None)
        self.d[k] = v
        if len(self.d) > self.n:
            del self.d[next(iter(self.d))]
c = LRU(2)
c.put("a", 1); c.put("b", 2); c.get("a"); c.put("c", 3)
print(c.d, c.get("b"), c.get("a"))
