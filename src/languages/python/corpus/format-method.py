print("{} {}".format(1, "a"), "{0} {1} {0}".format("x", "y"), "{name} {0}".format(5, name="n"))
print("{:>5}|{:<5}|{:^5}|{:*^7}|".format("a", "b", "c", "d"))
print("{:5d}|{:05d}|{:+d}|{:,}|{:_}|{:x}|{:#x}|{:b}|{:o}|{:c}".format(42, 42, 42, 1234567, 1234567, 255, 255, 5, 8, 65))
print("{:.2f}|{:8.3f}|{:e}|{:g}|{:%}|{:.1%}|{:n}".format(3.14159, 2.5, 12345.6789, 1e10, 0.25, 0.123, 5))
print("{0[0]} {0[1]} {1[k]} {2.real}".format([1, 2], {"k": "v"}, 5))
print("{!r} {!s} {!a}".format("é", "é", "é"), "{{}} {{{}}}".format(1))
print("{:{}} {:{w}.{p}f}".format("a", 5, 3.14159, w=8, p=2))
print(format(3.14159, ".3f"), format(255, "08b"), format("x", ">3"), format(True, "d"), format(None), format(12.0), format(1e20, "g"), format(5, "e"))
print("{}".format([1, "a"]), "{:>10}".format(str([1])), "{:d}".format(True), "{:s}".format("x"), "{:5}".format(True), "{:<6}|{:6}|".format(1, "a"), "{:6}|".format(2.5))
print("{0:}{0!s:}".format(3), "{:=+6d} {:^+7.1f}".format(5, 2.25), "{:010.2f} {:-^9}".format(-3.14159, "m"), "{:.0f} {:.0f}".format(0.5, 1.5), "{:,.2f}".format(1234567.891))
for bad in (lambda: "{} {}".format(1), lambda: "{0} {}".format(1), lambda: "{x}".format(), lambda: "{".format(), lambda: "}".format(), lambda: "{:d}".format("a"), lambda: "{:z}".format(5), lambda: "{:5x}".format(1.5), lambda: "{!z}".format(1), lambda: "{:>5}".format(None), lambda: "{:>5}".format([1]), lambda: "{0.foo}".format(5), lambda: "{0[5]}".format([1]), lambda: format("a", "d"), lambda: format(5, "s"), lambda: "{:.2d}".format(5), lambda: "{:,s}".format("a")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__ + ":", e)
print("{a}{b}".format(**{"a": 1, "b": 2}), "{}-{}".format(*"xy"), "{k}".format_map({"k": "v"}))
