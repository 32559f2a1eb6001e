s = "hello world"
print(s.find("o"), s.rfind("o"), s.find("zz"), s.index("w"), s.count("l"), s.count(""), s.find("o", 5), s.find("o", 5, 7))
print(s.startswith("he"), s.startswith(("x", "h")), s.endswith("ld"), s.endswith(("a", "d")), s.startswith("wor", 6))
print(s.replace("l", "L"), s.replace("l", "", 1), s.replace("", "-"), "aaa".replace("aa", "b"))
print(s.split(), s.split("o"), s.split("o", 1), s.rsplit("o", 1), " a  b ".split(), " a  b ".split(" "), "".split(), "".split(","))
print("a\nb\r\nc\n".splitlines(), "a\nb".splitlines(True), s.partition(" "), s.rpartition("o"), s.partition("zz"))
print("  x ".strip(), "xxaxx".strip("x"), "  x ".lstrip() + "|", "xya".lstrip("yx"), "axx".rstrip("x"))
print("prefix-name".removeprefix("prefix-"), "file.py".removesuffix(".py"))
print(",".join(["a", "b"]), "".join([]), "-".join("abc"), ", ".join(str(i) for i in range(3)))
for bad in (lambda: "abc".index("z"), lambda: "a".split(""), lambda: ",".join([1]), lambda: "a".join(5), lambda: "a".replace(1, 2), lambda: "a".find(1), lambda: "a" + b"b", lambda: "a" * "b", lambda: "a"[5], lambda: s["b"], lambda: "abc".startswith(5), lambda: "a" in 5, lambda: 5 in "a", lambda: "a".foo(), lambda: "ab".partition(""), lambda: "a" < 1):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__ + ":", e)
print("l" in s, "" in s, s[0], s[-1], s[2:5], s[::-1], len(s), s * 2, 3 * "ab", "a" "b")
print(max("hello"), min("hello"), sorted("cab"), list("abc"), "abc" < "abd", "a" == "a")
print("ñandú".upper(), "ÀÉ".lower(), len("日本"), "日本"[1], "😀x"[0], len("😀x"), "😀x"[1])
