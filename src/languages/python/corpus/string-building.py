out = ""
for i in range(5):
    out += str(i) + ","
print(out.rstrip(","), out[:-1].split(","))
rows = [("id", "name"), (1, "ann"), (22, "bo")]
for a, b in rows:
    print(f"{a:>4} | {b:<6}|")
print("=" * 10, "-" * 3 + ">" + " " * 2 + "|")
text = "the quick brown fox"
print(" ".join(w.capitalize() for w in text.split()), text[::-1], "".join(sorted(set(text.replace(" ", "")))))
caesar = "".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.isalpha() else c for c in text)
print(caesar)
def is_palindrome(s):
    s = "".join(c for c in s.lower() if c.isalnum())
    return s == s[::-1]
print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("no"))
lines = """first
  second
third""".split("\n")
for n, line in enumerate(lines, 1):
    print(n, repr(line), line.strip(), len(line))
print("a=1;b=2".split(";"), dict(p.split("=") for p in "a=1;b=2".split(";")))
s = "abc"
print(s.replace("b", s.upper()), s in "xabcx", s * 0 == "", s[1:] + s[:1], s[-2:], s[5:], s[0:0] == "")
print("%-10s|%5.2f|%03d" % ("left", 3.14159, 7), "{:<10}|{:>8.3f}".format("x", 2.5))
print("\n".join(["l1", "l2"]), "tab\there", "q\"q", 'a\\b', "null\0".__len__(), "\u00e9" == "é")
count = {}
for ch in "hello":
    count[ch] = count.get(ch, 0) + 1
print(count, max(count, key=count.get), "".join(f"{k}{v}" for k, v in count.items()))
