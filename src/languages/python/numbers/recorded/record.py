"""Asks CPython 3.11 for answers of arithmetic, hashes and set order and writes them beside this script, in the forms of ../../text/recorded/record.py.

Run: PYTHONHASHSEED=1234 python3 record.py      (the seed decides the hashes of texts; the tests use the same)
"""
import math
import operator
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '../../text/recorded'))
import record as common
from record import CHOICE, FLOATS, answer, double, integer, octets, plain, text

common.HERE = HERE
assert os.environ.get('PYTHONHASHSEED') == '1234'
INTS = [0, 1, -1, 2, -2, 3, 7, 10, 63, 64, 255, 256, 2 ** 31, -2 ** 31, 2 ** 32 - 1, 2 ** 53 - 1, 2 ** 53, 2 ** 53 + 1, -2 ** 53 - 1, 2 ** 61 - 1, 2 ** 61, 2 ** 63, 2 ** 64 + 5, 10 ** 22, 10 ** 40, -10 ** 40, 3 ** 700, -7 ** 400]
BINARY = {name: getattr(operator, name) for name in ('add', 'sub', 'mul', 'floordiv', 'mod', 'truediv', 'and_', 'or_', 'xor')}


def record_ints():
    cases = []
    pairs = [(a, b) for a in INTS for b in INTS] + [(integer(), integer()) for _ in range(300)]
    for a, b in CHOICE.sample(pairs, 200):
        for name, function in BINARY.items():
            cases.append([name, plain(a), plain(b), answer(function, a, b)])
        cases.append(['divmod', plain(a), plain(b), answer(divmod, a, b)])
    for _ in range(120):
        a, b = integer(), CHOICE.randint(-3, 100)
        for name, function in (('lshift', operator.lshift), ('rshift', operator.rshift), ('pow', operator.pow)):
            cases.append([name, plain(a), plain(b), answer(function, a, b)])
        cases.append(['pow', plain(CHOICE.choice(INTS[:12])), plain(CHOICE.randint(-400, 70)), None])
        cases[-1][3] = answer(operator.pow, int(cases[-1][1]['i']), int(cases[-1][2]['i']))
        m = CHOICE.choice([0, 1, -5, 7, 97, 10 ** 9 + 7, 12])
        cases.append(['powmod', plain(a), plain(b), plain(m), answer(pow, a, b, m)])
        cases.append(['round', plain(a), plain(p := CHOICE.randint(-22, 2)), answer(round, a, p)])
        cases.append(['to_bytes', plain(a), length := CHOICE.randint(-1, 14), order := CHOICE.choice(['big', 'little', 'x']), s := CHOICE.random() < 0.5, answer(lambda: a.to_bytes(length, order, signed=s))])
        cases.append(['from_bytes', plain(o := octets(12)), 0, order, s, answer(lambda: int.from_bytes(o, order, signed=s))])
    for a in INTS:
        cases.append(['bits', plain(a), a.bit_length(), a.bit_count(), answer(operator.neg, a), answer(operator.invert, a), answer(math.isqrt, a) if a >= 0 else None])
    common.write('ints', cases)


def record_floats():
    cases = []
    values = FLOATS + [double() for _ in range(60)]
    for _ in range(350):
        a, b = CHOICE.choice(values), CHOICE.choice(values)
        for name, function in (('floordiv', operator.floordiv), ('mod', operator.mod), ('truediv', operator.truediv), ('divmod', divmod)):
            cases.append([name, plain(a), plain(b), answer(function, a, b)])
    for _ in range(1500):
        a, b = CHOICE.choice([abs(double()), CHOICE.uniform(0, 10), CHOICE.randint(1, 30)]), CHOICE.choice([CHOICE.uniform(-20, 20), CHOICE.randint(-30, 30), CHOICE.randint(-6, 6) / 4, double()])
        a, b = float(a), float(b)
        cases.append(['pow', plain(a), plain(b), answer(operator.pow, a, b)])
    for a in [0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, float('inf'), float('-inf'), float('nan')]:
        for b in [0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 0.5, 1e300, -1e300, float('inf'), float('-inf'), float('nan'), 2.0 ** 53, 1025.0, -1075.0, -1074.0]:
            if a >= 0 or b != b or b in (float('inf'), float('-inf')) or b == int(b):
                cases.append(['pow', plain(a), plain(b), answer(operator.pow, a, b)])
    for a in values:
        cases.append(['alone', plain(a), answer(int, a), answer(round, a), answer(float.hex, a), answer(float.as_integer_ratio, a)])
    common.write('floats', cases)


def record_hashes():
    cases = [['int', plain(i), plain(hash(i))] for i in INTS]
    cases += [['float', plain(f), plain(hash(f))] for f in FLOATS + [double() for _ in range(100)] if f == f]
    cases += [['str', s, plain(hash(s))] for s in ['', 'a', 'abcdefg', 'abcdefgh', 'x' * 300, *(text(20) for _ in range(60))]]
    cases += [['bytes', plain(b), plain(hash(b))] for b in [b'', b'abc', *(octets(20) for _ in range(20))]]
    for _ in range(30):
        items = [integer() for _ in range(CHOICE.randint(0, 5))]
        cases.append(['tuple', plain(items), plain(hash(tuple(items)))])
        cases.append(['frozenset', plain(sorted(set(items))), plain(hash(frozenset(items)))])
    common.write('hashes', cases)


def record_set_order():
    """A run of operations on a few sets; after each the order of the one it touched."""
    cases = []
    for _ in range(120):
        kind = CHOICE.randint(0, 3)
        pool = [lambda: CHOICE.randint(-8, 40), lambda: CHOICE.randint(0, 4000) * CHOICE.choice([1, 8, 1024]), lambda: CHOICE.choice(['spam', 'egg', 'x', 'y', 'z', 'é']) + str(CHOICE.randint(0, 30)), integer][kind]
        sets = [set(), set(), set()]
        steps = []
        for _ in range(CHOICE.randint(1, 45)):
            at, other = CHOICE.randint(0, 2), CHOICE.randint(0, 2)
            action = CHOICE.choice(['add', 'add', 'add', 'many', 'discard', 'discard', 'pop', 'copy', 'union', 'intersection', 'difference', 'symmetric_difference', 'update', 'intersection_update', 'difference_update', 'symmetric_difference_update', 'frozen', 'clear' if CHOICE.random() < 0.2 else 'add'])
            step = [action, at, other]
            if action == 'add':
                step.append(pool())
                sets[at].add(step[3])
            elif action == 'many':
                step.append([pool() for _ in range(CHOICE.randint(0, 30))])
                sets[at].update(step[3])
            elif action == 'discard':
                step.append(CHOICE.choice(sorted(sets[at]) or [pool()]))
                sets[at].discard(step[3])
            elif action == 'pop':
                step.append(sets[at].pop() if sets[at] else None)
            elif action == 'copy':
                sets[at] = sets[other].copy()
            elif action == 'frozen':
                # What {1, 2, 3} of constants compiles to: an empty set updated with a frozenset.
                step.append([pool() for _ in range(CHOICE.randint(3, 12))])
                sets[at] = set()
                sets[at].update(frozenset(step[3]))
            elif action == 'clear':
                sets[at].clear()
            elif action.endswith('update'):
                getattr(sets[at], action)(sets[other])
            else:
                sets[at] = getattr(sets[at], action)(sets[other])
            steps.append([action, at, other, plain(step[3]) if len(step) > 3 else None, plain(list(sets[at]))])
        cases.append([kind, steps])
    common.write('set-order', cases)


def record_list_sort():
    """[values, the pairs compared, in order, as a rolling number; the number of comparisons; the list where the comparison number `fail` raises]"""
    cases = []
    for _ in range(220):
        n = CHOICE.choice([0, 1, 2, 3, 5, 10, 31, 63, 64, 65, 100, 200, 300, 700])
        kind = CHOICE.randint(0, 5)
        if kind == 0:
            values = [CHOICE.randint(0, 1000) for _ in range(n)]
        elif kind == 1:
            values = [CHOICE.randint(0, 5) for _ in range(n)]
        elif kind == 2:
            values = sorted(CHOICE.randint(0, 1000) for _ in range(n))
        elif kind == 3:
            values = sorted((CHOICE.randint(0, 1000) for _ in range(n)), reverse=True)
        elif kind == 4:
            values = [x for block in range(n // 20 + 1) for x in sorted(CHOICE.randint(0, 400) for _ in range(20))][:n]
        else:
            values = list(range(n // 2)) + list(range(n // 4, n - n // 2 + n // 4))
        asked = []
        fail = [0]

        class Key:
            def __init__(self, value):
                self.value = value

            def __lt__(self, other):
                asked.append((self.value, other.value))
                if len(asked) == fail[0]:
                    raise ValueError
                return self.value < other.value

        sorted(map(Key, values))
        rolling = 0
        for a, b in asked:
            rolling = (rolling * 31 + a * 1009 + b) % 1000000007
        count = len(asked)
        fail[0] = CHOICE.randint(1, count) if count else 0
        asked.clear()
        keys = [Key(v) for v in values]
        try:
            keys.sort()
        except ValueError:
            pass
        cases.append([values, rolling, count, fail[0], [key.value for key in keys]])
    common.write('list-sort', cases)


for concern, run in list(globals().items()):
    if concern.startswith('record_'):
        CHOICE.seed(concern)
        run()
