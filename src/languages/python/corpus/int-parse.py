for t in ("0", "12", "-3", "+4", " 5 ", "1_000", "0x1f", "abc", "", "1.5", "--1", "1e5", "٣"):
    try:
        print(repr(t), int(t))
    except ValueError as e:
        print(e)
for t, b in (("ff", 16), ("0xff", 16), ("0xff", 0), ("101", 2), ("zz", 36), ("8", 8), ("010", 0), ("0b11", 0)):
    try:
        print(t, b, int(t, b))
    except ValueError as e:
        print(e)
for t in ("1.5", ".5", "5.", "1e-3", "inf", "-Infinity", "nan", "", "1.2.3", "0x1"):
    try:
        print(repr(t), float(t))
    except ValueError as e:
        print(e)
for v in (b"12", bytearray(b"7"), True, 3.7, "x", None, [], 1e400):
    try:
        print(repr(v), int(v))
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
