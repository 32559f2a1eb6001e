class L(list): pass
class E(L):
    def __eq__(self, o): return True
class D(dict): pass
for v in (L(), E(), D(), [], {}, set()):
    try: print(hash(v))
    except TypeError as e: print(e)
    try: print({v: 1})
    except TypeError as e: print(e)
    try: print({v})
    except TypeError as e: print(e)
class H(list):
    def __hash__(self): return 1
print({H(): 1}, hash(H()))
class C0(list):
    def __eq__(self, o): return False
try: print({C0(["t"]): 1})
except TypeError as e: print(e)
