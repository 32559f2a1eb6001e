class InsufficientFunds(Exception):
    pass

class Account:
    accounts = {}
    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.history = []
        Account.accounts[owner] = self
    @property
    def balance(self):
        return self._balance
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        self._balance += amount
        self.history.append(("deposit", amount))
        return self
    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(f"{self.owner} has only {self._balance}")
        self._balance -= amount
        self.history.append(("withdraw", amount))
        return self
    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self.balance})"

class Savings(Account):
    def __init__(self, owner, balance=0, *, rate=0.05):
        super().__init__(owner, balance)
        self.rate = rate
    def add_interest(self):
        return self.deposit(round(self.balance * self.rate, 2))

a = Account("ann", 100)
s = Savings("sam", 1000, rate=0.1)
print(a.deposit(50).withdraw(30), s.add_interest())
for op, arg in (("withdraw", 5000), ("deposit", -1), ("nope", 1)):
    try:
        getattr(a, op)(arg)
    except InsufficientFunds as e:
        print("InsufficientFunds:", e)
    except (ValueError, AttributeError) as e:
        print(type(e).__name__ + ":", e)
    else:
        print("fine")
    finally:
        print("tried", op)
print(a.history, sorted(Account.accounts), [x for x in Account.accounts.values()])
print(sum(x.balance for x in Account.accounts.values()))
try:
    a.balance = 5
except AttributeError as e:
    print(e)
