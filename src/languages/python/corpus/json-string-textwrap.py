import json
data = {"a": [1, 2.5, None, True, "Zoë\n\"q\" \u2028😀"], "b": {}, "c": [], "d": (1, 2), 5: "int", None: 1, True: 2, 1.5: 3}
print(json.dumps(data)); print(json.dumps(data, ensure_ascii=False)); print(json.dumps(data, indent=2)); print(json.dumps(data, separators=(",", ":"))); print(json.dumps({"b": 1, "a": [3]}, sort_keys=True, indent="\t"))
print(json.dumps("x"), json.dumps(10**30), json.dumps(1e100), json.dumps(float("nan")), json.dumps([]), json.dumps({}, indent=4), json.dumps(-0.0), json.dumps(1e16))
for f in (lambda: json.dumps({1, 2}), lambda: json.dumps(object), lambda: json.dumps({(1, 2): 3}), lambda: json.dumps(float("inf"), allow_nan=False), lambda: json.dumps(b"x"), lambda: json.dumps({"a": {"b": set()}})):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
l = []; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
print(json.dumps({(1, 2): 3, "a": 1}, skipkeys=True), json.dumps({1, 2}, default=sorted), json.dumps([int], default=lambda o: o.__name__))
class E(json.JSONEncoder):
    def default(self, o): return {"set": sorted(o)} if isinstance(o, set) else super().default(o)
print(json.dumps([{3, 1}], cls=E))
class D(dict): pass
print(json.dumps(D(a=1)), json.dumps({"x": D(b=[D()])}, indent=1))
for t in ('{"a": [1, 2.5, -3e2, null, true, false], "b": "\\u00eb\\ud83d\\ude00\\n\\/"}', ' [ ] ', '"x"', '1e5', '-0', '12345678901234567890', 'NaN', '[1, [2, [3]]]', '{"a": 1, "a": 2}'):
    print(repr(json.loads(t)))
for t in ('', '{', '[1,]', '{"a" 1}', '{"a": 1,}', "{'a': 1}", '[1 2]', 'nul', '"abc', '"a\nb"', '"\\x"', '"\\u12"', '1 2', '{"a": }', '[', '{"a": 1 "b"}', '\n\n  x', '01', '.5', '{oops}', '"\\', '[1,\n 2,\n x]', '-', '1.'):
    try: print(json.loads(t))
    except json.JSONDecodeError as e: print(repr(t), "|", e, "|", e.msg, e.pos, e.lineno, e.colno)
for t in (None, 5, ["x"]):
    try: json.loads(t)
    except TypeError as e: print(e)
print(json.loads(b'{"k": "\xc3\xab"}'), json.loads(bytearray(b"[1]")), json.loads('{"a": {"b": 1}}', object_hook=lambda d: list(d)), json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: s + "i"), json.loads('{"b": 1, "a": 2}', object_pairs_hook=list))
print(json.JSONDecoder().raw_decode('[1] tail'), issubclass(json.JSONDecodeError, ValueError), json.JSONDecodeError.__module__)
try: json.loads("[" * 2000)
except RecursionError as e: print("RecursionError")
import string, textwrap
print(string.ascii_letters, string.digits, string.punctuation, string.hexdigits, repr(string.whitespace), string.capwords("hello big world"), string.Template("$a and ${b} $$ $c").safe_substitute(a=1, b="x"), string.Template("$x").substitute({"x": 5}))
try: string.Template("$a $1").substitute(a=1)
except ValueError as e: print(e)
try: string.Template("$zz").substitute()
except KeyError as e: print("KeyError", e)
text = "The quick brown fox jumped over the lazy dog, and then some-more well-hyphenated words came along supercalifragilisticexpialidocious."
print(textwrap.fill(text, 30)); print(textwrap.wrap(text, 12)); print(textwrap.dedent("""
    a
      b

    c
    """), textwrap.indent("a\n\nb", "> "), textwrap.shorten(text, 40), textwrap.wrap("  lead  and   spaces ", 10), textwrap.fill("a b c d e f", 5, initial_indent="* ", subsequent_indent="  "))
