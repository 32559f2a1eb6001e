b = b"hello"
print(b, b[0], b[1:3], b[-1], len(b), list(b), b + b" x", b * 2, b"l" in b, 104 in b)
print(b.find(b"l"), b.count(b"l"), b.replace(b"l", b"L"), b.split(b"l"), b.upper(), b.startswith(b"he"), b.endswith(b"o"), b.index(b"e"), b.find(101))
print(b"a b\tc\n".split(), b"a,b".partition(b","), b",".join([b"x", b"y"]), b"  x ".strip(), b"ab\n".rstrip(), b"l1\nl2".splitlines())
print(b.hex(), b.hex(":"), bytes.fromhex("68 65"), b.decode(), "hé".encode(), "hé".encode("latin-1"), b"h\xc3\xa9".decode("utf-8"))
print(bytes(3), bytes([1, 2, 255]), bytes("ab", "ascii"), bytes(b"x"), bytes(), bytes(range(5)), bytes(bytearray(b"q")))
print(b == b"hello", b < b"z", b"a" == "a", hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], b"\x00\xff\n'\"", b'"', b"'")
print(b"abc".isalpha(), b"1".isdigit(), b"5".zfill(3), b"a".center(3, b"-"), b"ab".ljust(4), b"A".lower(), b"%s=%d" % (b"k", 5), b"%x %c" % (255, 65))
for bad in (lambda: b"a" + "b", lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes("x"), lambda: b"a"[3], lambda: b"a".index(b"z"), lambda: b"\xff".decode(), lambda: b"ab\xe9c".decode("ascii"), lambda: "é".encode("ascii"), lambda: b",".join(["a"]), lambda: bytes(-1), lambda: b"a".split("a"), lambda: b"a" < "a", lambda: bytes.fromhex("zz"), lambda: "a" in b"a", lambda: b"".foo, lambda: b"\xc3".decode(), lambda: b"".join(5), lambda: bytes(1.5), lambda: b"a" % 5):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__ + ":", e)
print(b"\xff\xfea".decode("utf-8", "replace"), b"\xffa".decode("utf-8", "ignore"), b"\xff".decode("utf-8", "backslashreplace"), "é😀".encode("ascii", "replace"), "é".encode("ascii", "xmlcharrefreplace"))
for x in b"ab":
    print(x)
print(int.from_bytes(b"\x01\x02", "big"), (258).to_bytes(2, "little"), b"abc"[::-1], b"a\
b", rb"\n", Rb"\x", sorted(b"cab"), max(b"az"))
print(b.translate(bytes.maketrans(b"l", b"L")), b"a-b".translate(None, b"-"), tuple(b"hi"), b"x" in [b"x"], bool(b""), not b"a")
