value = 10
def compute():
    result = valeu + 1
    return result
compute()
