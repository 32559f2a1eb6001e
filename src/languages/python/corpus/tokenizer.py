def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            yield "num", float(text[i:j]) if "." in text[i:j] else int(text[i:j])
            i = j
        elif c in "+-*/()^":
            yield "op", c
            i += 1
        else:
            raise SyntaxError(f"unexpected {c!r} at {i}")
class Parser:
    prec = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}
    def __init__(self, text):
        self.toks = list(tokens(text)) + [("end", None)]
        self.pos = 0
    def next(self):
        tok = self.toks[self.pos]
        self.pos += 1
        return tok
    def peek(self):
        return self.toks[self.pos]
    def atom(self):
        kind, v = self.next()
        if kind == "num":
            return v
        if v == "(":
            r = self.expr()
            if self.next() != ("op", ")"):
                raise SyntaxError("expected )")
            return r
        if v == "-":
            return -self.expr(3)
        raise SyntaxError(f"unexpected {v!r}")
    def expr(self, least=0):
        left = self.atom()
        while (op := self.peek()[1]) in self.prec and self.prec[op] > least:
            self.next()
            right = self.expr(self.prec[op] - (op == "^"))
            left = {"+": lambda: left + right, "-": lambda: left - right, "*": lambda: left * right, "/": lambda: left / right, "^": lambda: left ** right}[op]()
        return left
for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2 + 10 / 4", "1 +", "2 $ 3", "(1", "8 - 3 - 2", "1.5 * 4"):
    try:
        print(text, "=", Parser(text).expr())
    except SyntaxError as e:
        print(text, "!", e)
