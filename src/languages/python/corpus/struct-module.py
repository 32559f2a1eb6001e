import struct


def t(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        print(label, type(e).__module__, type(e).__name__, e)


for order in ("", "@", "=", "<", ">", "!"):
    for code in "xcbB?hHiIlLqQnNefdspP":
        t(order + code, lambda: struct.calcsize(order + code))
for fmt in ("", "bh", "hb", "bi", "bq", "b3xq", "ib0q", "10s2i", " 2h ", "<b i q", "3", "z", "<n", "2 h", "h2", "0s", "0i", "99999999999999999999i", "5p", "<\n2h", "bP", "2?f", "@b0l", "é"):
    t(repr(fmt), lambda: struct.calcsize(fmt))
LIMITS = {"b": (-129, -128, 127, 128), "B": (-1, 0, 255, 256), "h": (-32769, -32768, 32767, 32768), "H": (-1, 0, 65535, 65536),
          "i": (-2**31 - 1, -2**31, 2**31 - 1, 2**31), "I": (-1, 0, 2**32 - 1, 2**32), "l": (-2**63 - 1, -2**63, 2**31, 2**63), "L": (-1, 0, 2**64 - 1, 2**64),
          "q": (-2**63 - 1, -2**63, 2**63 - 1, 2**63), "Q": (-1, 0, 2**64 - 1, 2**64), "n": (-2**63 - 1, -2**63, 2**63 - 1, 2**63), "N": (-1, 0, 2**64 - 1, 2**64), "P": (-2**63 - 1, -1, 2**64 - 1, 2**64)}
for code, values in LIMITS.items():
    for order in "@<>":
        for value in values + (1.5, "a", None, True, 2**70, -2**70):
            t(f"{order}{code} {value!r}", lambda: struct.pack(order + code, value))
for value in (0.0, -0.0, 1.5, 65504.0, 65520.0, 1e-8, 6e-8, 1e40, -1e40, float("inf"), float("-inf"), 3, "x", True, 10**400):
    for code in "efd":
        t(f"{code} {value if not isinstance(value, int) or value < 10 else 'big'}", lambda: struct.pack(">" + code, value))
        t(f"native {code}", lambda: struct.pack(code, value))
for data in (b"\x00\x01", b"\x3c\x00", b"\x7c\x00", b"\xfc\x00", b"\x7e\x00", b"\x03\xff", b"\x80\x00", b"\xc0\x00"):
    t("unpack e", lambda: struct.unpack(">e", data))
t("f", lambda: struct.unpack("<f", b"\xcd\xcc\xcc\x3d"))
for fmt, args in (("5s", (b"abc",)), ("5s", (b"abcdefg",)), ("s", (b"ab",)), ("0s", (b"ab",)), ("5s", ("abc",)), ("5s", (bytearray(b"xy"),)), ("5p", (b"abc",)), ("5p", (b"abcdefg",)), ("p", (b"a",)), ("3p", ("a",)),
                  ("c", (b"a",)), ("c", (b"ab",)), ("c", ("a",)), ("c", (5,)), ("2c", (b"a", b"b")), ("?", ([],)), ("3?", (1, "", None)), ("2h", (1,)), ("h", ()), ("h", (1, 2)), ("xhx", (258,)), ("", ()), ("", (1,))):
    t(f"pack {fmt} {args}", lambda: struct.pack(fmt, *args))
t("no format", lambda: struct.pack())
t("int format", lambda: struct.pack(5, 1))
t("bytes format", lambda: struct.pack(b"<h", 1))
t("unpack short", lambda: struct.unpack("<h", b"a"))
t("unpack str", lambda: struct.unpack("<h", "ab"))
t("unpack bytearray", lambda: struct.unpack("<hb3s2?", bytearray(b"\x01\x02\xffabc\x00\x02")))
t("unpack p", lambda: struct.unpack("4p3p", b"\x02abc\x09xy"))
buffer = bytearray(b"." * 8)
t("pack_into", lambda: struct.pack_into("<hh", buffer, 2, 1, -1))
print(buffer)
t("pack_into negative", lambda: struct.pack_into(">h", buffer, -2, 0x4142))
print(buffer)
t("pack_into far", lambda: struct.pack_into("<i", buffer, 6, 1))
t("pack_into before", lambda: struct.pack_into("<i", buffer, -2, 1))
t("pack_into out", lambda: struct.pack_into("<i", buffer, -20, 1))
t("pack_into bytes", lambda: struct.pack_into("<i", b"12345678", 0, 1))
t("pack_into none", lambda: struct.pack_into("<i"))
t("pack_into no offset", lambda: struct.pack_into("<i", buffer))
t("pack_into few", lambda: struct.pack_into("<ii", buffer, 0, 1))
t("pack_into offset", lambda: struct.pack_into("<i", buffer, "0", 1))
t("unpack_from", lambda: struct.unpack_from("<hh", buffer, 2))
t("unpack_from keyword", lambda: struct.unpack_from("<h", buffer=b"abcd", offset=1))
t("unpack_from negative", lambda: struct.unpack_from("<h", b"abcd", -2))
t("unpack_from far", lambda: struct.unpack_from("<i", b"abcd", 1))
t("unpack_from before", lambda: struct.unpack_from("<i", b"abcd", -3))
t("unpack_from out", lambda: struct.unpack_from("<i", b"abcd", -5))
t("iter", lambda: list(struct.iter_unpack("<hb", b"abcdef")))
t("iter odd", lambda: struct.iter_unpack("<h", b"abc"))
t("iter zero", lambda: struct.iter_unpack("", b"abc"))
s = struct.Struct("!HHI")
t("Struct", lambda: (s.size, s.format, s.pack(1, 2, 3), s.unpack(bytes(8)), s.unpack_from(bytes(9), 1), list(s.iter_unpack(bytes(range(16))))))
t("Struct bytes format", lambda: struct.Struct(b"<h").format)
t("Struct few", lambda: s.pack(1))
t("Struct short", lambda: s.unpack(b""))
t("Struct into", lambda: (s.pack_into(buffer, 0, 9, 8, 7), buffer))
t("Struct bad", lambda: struct.Struct("k"))
t("Struct int", lambda: struct.Struct(4))
t("Struct none", lambda: struct.Struct())
print(struct.error, struct.Struct, issubclass(struct.error, Exception), struct.error.__mro__)


class Number:
    def __index__(self):
        return 7


t("index", lambda: struct.pack("<hq", Number(), Number()))
header = struct.Struct(">BBHHHBBH4s4s")
packet = header.pack(0x45, 0, 40, 1, 0, 64, 6, 0, bytes([10, 9, 0, 1]), bytes([10, 9, 0, 2]))
version, _, length, *_, source, target = header.unpack(packet)
print(version >> 4, length, ".".join(map(str, source)), packet.hex(" "))
for size, rows in ((2, 3), (4, 2)):
    print([struct.unpack_from(f"<{size}h", bytes(range(64)), at * size) for at in range(rows)])
