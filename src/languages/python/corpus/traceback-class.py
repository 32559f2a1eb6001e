class Account:
    def __init__(self, n):
        self.n = n

    def withdraw(self, k):
        if k > self.n:
            raise InsufficientFunds(k, self.n)
        self.n -= k

class InsufficientFunds(Exception):
    def __init__(self, want, have):
        super().__init__(f"want {want}, have {have}")

acc = Account(10)
acc.withdraw(5)
acc.withdraw(
    50
)
