config = {"host": "x"}
def get(name):
    return config[name]
print(get("host"))
get("port")
