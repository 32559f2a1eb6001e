def load(k):
    data = {"a": 1}
    try:
        return data[k]
    except KeyError as e:
        raise ValueError(f"no {k}") from e

try:
    load("zz")
except ValueError:
    raise RuntimeError("could not load")
