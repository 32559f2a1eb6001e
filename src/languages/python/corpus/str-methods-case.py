s = "hello World"
print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), "ß".upper(), "ÇA".casefold())
print("abc".isalpha(), "ab1".isalpha(), "123".isdigit(), "12a".isdigit(), "a1".isalnum(), " \t".isspace(), "".isspace())
print("ABC".isupper(), "abc".islower(), "Ab Cd".istitle(), "x_1".isidentifier(), "1x".isidentifier(), "a\n".isprintable(), "é".isascii())
print("½".isnumeric(), "½".isdigit(), "²".isdigit(), "²".isdecimal())
print("ab".center(7) + "|", "ab".center(6, "*"), "ab".ljust(5, "."), "ab".rjust(5), "42".zfill(5), "-42".zfill(5))
print("a\tb\tc".expandtabs(4), "x\ty".expandtabs())
print("abc".translate({97: "X", 98: None}), "abc".translate(str.maketrans("ab", "xy", "c")), "hello".maketrans("l", "L"))
print("Hello"[0].lower() + "Hello"[1:], "a,b;c".replace(";", ",").split(","))
try:
    "ab".center(5, "xx")
except TypeError as e:
    print(e)
print(str(5), str(None), str([1, "a"]), str(b"x"), str(b"abc", "utf-8"), str(1.0), str(True), str())
print("it's", 'say "hi"', repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\t nl\n back\\ nul\0 é \x7f"))
print(ascii("é😀"), "\x41\u0042\U00000043\103", "a\
b", r"raw\n", """tri
ple""")
print("abc" "def", len("""a
b"""), '\'', "\"", 'don''t')
print(ord("a"), chr(97), [ord(c) for c in "AZ"], "".join(chr(c) for c in (72, 105)))
print("%s" % "x", "a" if "a" > "B" else "b", "abc".find("c") == 2, not "abc", "abc" and "def")
