s = "aé😀中"
for c in s:
    print(c, ord(c), len(c), repr(c))
print(len(s), s[2], s[-1], s[1:3], s[::-1], list(s), s.encode(), s.encode("utf-16-le"), s.find("中"), s.index("😀"))
print("😀" * 3, "😀" in s, s.upper(), s.replace("😀", ":)"), s.split("😀"), s.ljust(6, "."), s.center(8, "*"), s.count("😀"))
print("ß".upper(), "İ".lower(), "ŒUVRE".lower(), "straße".casefold() == "STRASSE".casefold(), "ﬁ".upper(), "Σ".lower(), "ὈΔΥΣΣΕΎΣ".lower())
print("\u2022", "\U0001F600", "e\u0301", len("e\u0301"), "é" == "e\u0301")
print(sorted("zéa😀b"), max("aé"), "é" > "z", "a" < "é" < "😀", [hex(ord(c)) for c in "é😀"])
print(ascii(s), repr("\u200b\xa0\ud800"), "\x7f".isprintable(), "中".isalpha(), "٣".isdigit(), int("٣"), "Ⅷ".isnumeric())
print(f"{s:>8}|{'😀':<3}|{'中':^5}|", "%-4s|" % "😀", "{:*^6}".format("é"))
for enc in ("ascii", "latin-1"):
    try:
        s.encode(enc)
    except UnicodeEncodeError as e:
        print(e, e.start, e.end, e.reason, e.encoding)
try:
    b"ab\xe9\xff".decode()
except UnicodeDecodeError as e:
    print(e, e.start, e.end, e.reason, e.object)
print("tab\tnew\\n", r"\x41", "\101\x41\u0041", "a\0b", len("a\0b"), "line1\
line2")
