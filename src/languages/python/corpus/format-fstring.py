name, n, x = "Ann", 42, 3.14159
print(f"{name} {n} {x}", f"{n:5}|{n:<5}|{n:^5}|{n:05}", f"{x:.2f} {x:8.3f}|{x:e}")
print(f"{name!r} {name!s:>5} {name!a}", f"{n + 1} {n * 2:x} {'a' + 'b'}", f"{{}} {{{n}}} }}{{")
print(f"{n=} {x=:.1f} {name=} {n + 1=} { n = }", f"{name=!s}")
w, p = 10, 2
print(f"{x:{w}.{p}f}|{name:{'>'}{w}}|{x:{w}}")
print(f"{[i for i in range(3)]} {({'k': 1})['k']} {(lambda v: v * 2)(4)} {len('abc')}")
print(f"{'nested ' + f'{n} inner ' + f'{name!r}'}", f"{f'{n:>5}'}|")
print(f"a" "b" f"{n}" 'c', f'{n}' + 'x' * 2, f"{'yes' if n > 3 else 'no'}", f"{n:{'0' + '8'}}")
print(f"""multi {n}
line {name}""", rf"\n{n}\t", f"\t{n}\n|", f"{'a':*^{w}}", F"{n}")
d = {"key": [1, 2]}
print(f"{d['key'][0]} {d['key'][-1]:>3}", f"{n:,} {1234567:,} {1234567.891:,.1f}", f"{True} {None} {b'x'}", f"{n!r:^10}|")
print(f"{3.0} {1e20} {-0.0} {10 ** 20}", f"{n:b} {n:#o} {n:c} {n:e} {n:%}", f"{x!r} {x:g} {x:.0f} {2.5:.0f} {x:+}")
class C:
    def __format__(self, s):
        return "fmt:" + s
    def __str__(self):
        return "str"
c = C()
print(f"{c} {c:spec} {c!s:>5} {c!s}", f"{(n := 7)} {n}", f"{n:>{w}}" f"{n!s:{w}}|", f"{{{n}}}", f"{'{'}{'}'}")
for bad in (lambda: f"{name:d}", lambda: f"{n:s}", lambda: f"{undefined_thing}", lambda: f"{n:.2d}", lambda: f"{[1]:>5}", lambda: f"{1/0}"):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__ + ":", e)
print(f"{'%s' % n} {'{}'.format(n)}", f"{n, name}", f"{*[1, 2],}", f"{ {1: 2} }", f"{n}%", f"100{'%'}", f"{x:.{p}}")
def gen():
    r = yield f"{yield}"
print(f"{'é':>4}|{'日本':^6}|{'😀':<3}|", f"{1 if True else 2}", f"{'a' 'b'}", f"{not n}", f"{n!r}{n!s}")
