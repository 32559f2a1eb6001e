"""Asks CPython 3.11 and writes down the answers the tests hold the text functions to: one JSON file per concern, beside this script.

Run: python3 record.py [concern ...]      Inputs come from lists below and from a seeded generator, so a second run writes the same files.
Values: str as it is, int {"i": "12"}, float {"f": "1.5"}, bytes {"b": "6869"}, None, bool, list or tuple as a list, an exception {"error": [type, text]}.
"""
import json
import os
import random
import struct
import sys

assert sys.version_info[:2] == (3, 11), 'recorded from CPython 3.11 only'
HERE = os.path.dirname(os.path.abspath(__file__))


def plain(value):
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        sys.set_int_max_str_digits(0)
        text = str(value)
        sys.set_int_max_str_digits(4300)
        return {'i': text}
    if isinstance(value, float):
        return {'f': repr(value)}
    if isinstance(value, (bytes, bytearray)):
        return {'b': bytes(value).hex()}
    if isinstance(value, dict):
        return {'d': [[plain(k), plain(v)] for k, v in value.items()]}
    return [plain(item) for item in value]


def answer(function, *args):
    try:
        return plain(function(*args))
    except Exception as error:
        return {'error': [type(error).__name__, str(error)]}


def write(concern, cases):
    with open(os.path.join(HERE, concern + '.json'), 'w') as file:
        file.write('[\n' + ',\n'.join(json.dumps(case, separators=(',', ':')) for case in cases) + '\n]\n')
    print(concern, len(cases), 'cases')


CHOICE = random.Random(20260101)
LETTERS = 'ab cXYZ0189_-\'"\\\n\t\r\x00\x1c\x7f\x85\xa0\xadéßÅǅŉΣσςİıſﬃ\u0301\u0660\u2028\u3000\ud800\udfff中\U0001f600\U00010400\U0001d7d8\U000e0001'


def text(most=8, letters=LETTERS):
    return ''.join(CHOICE.choice(letters) for _ in range(CHOICE.randint(0, most)))


def double():
    kind = CHOICE.randint(0, 4)
    if kind == 0:
        return struct.unpack('<d', CHOICE.randbytes(8))[0]
    if kind == 1:
        return CHOICE.uniform(-1000, 1000)
    if kind == 2:
        return CHOICE.randint(-10000, 10000) / 2 ** CHOICE.randint(0, 8)
    if kind == 3:
        return round(CHOICE.uniform(-100, 100), CHOICE.randint(0, 4))
    return CHOICE.randint(1, 9999) * 10.0 ** CHOICE.randint(-30, 30)


def integer():
    return CHOICE.choice([0, 1, -1, 7, CHOICE.randint(-300, 300), CHOICE.randint(-10 ** 9, 10 ** 9), CHOICE.randint(-10 ** 30, 10 ** 30), 2 ** 53, -2 ** 63])


def octets(most=8):
    return bytes(CHOICE.choice(b'ab cXYZ019\'"\\\n\t\r\x00\x7f\x80\xff') for _ in range(CHOICE.randint(0, most)))


FLOATS = [0.0, -0.0, 1.0, -1.0, 0.1, 0.5, 1.5, 2.5, 0.05, 0.15, 0.25, 0.35, 1e15, 1e16, 123456789012345678.0, 1e17, 1e-4, 1e-5, 0.00012345, 1e22, 1e23, 1e100,
          5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, float('inf'), float('-inf'), float('nan'), 3.141592653589793, 1e21, 999999.5, 9999995.0, 0.1 + 0.2,
          100.0, 1234567.0, 4.35, 2.675, 1.005, 9.995, 99.995, 0.000001, 1e6, 123456.0, 1234567.5]


def record_repr():
    strings = ['', "it's", '"', '\'"', '\\', 'a\nb', *LETTERS, *(text(12) for _ in range(150))]
    cases = [['str', s, repr(s), ascii(s)] for s in strings]
    cases += [['bytes', plain(b), repr(b), repr(bytearray(b))] for b in [b'', b"'", b'"', b'\'"', bytes(range(256)), *(octets() for _ in range(60))]]
    cases += [['float', plain(f), repr(f)] for f in FLOATS + [double() for _ in range(200)]]
    cases += [['int', plain(i), answer(repr, i)] for i in [0, -1, 2 ** 53, -2 ** 64, 10 ** 4299, 10 ** 4300, -10 ** 4299, -10 ** 4300]]
    write('repr', cases)


def record_format_spec():
    cases = []
    specs = ['x!s', '10s.3', '+s', '=5s', ' s', '#s', 'zs', '5.d', '_,d', ',_d', ',x', '_x', '999999999999999999999d', '.3d', 'z d', '+c', '#c', 'y', 'é', '\x01', 'zd', 'n', '_n',
             '.2n', '5c', '1.2.3', '_c', ',s', ',,d', '', '05', '<05', '^05', '*^5', 'x<5', '\U0001f600^7', '05s', '.2', '.0', '#', '#.3', '010,', '020_b', '#020_x', '-', '+', ' ', 'z.1f', '%', '.0%']
    values = ['abc', 'a\U0001f600b', '', 0, -7, 65, 1234567, 2 ** 70, True, 0.0, -0.0, 1.5, -0.04, 123456.789, 1e16, 1e22, float('inf'), float('-inf'), float('nan')]
    for spec in specs:
        for value in values:
            cases.append([type(value).__name__, plain(value), spec, answer(format, value, spec)])
    for _ in range(900):
        value = CHOICE.choice([integer, double, lambda: text(6), double])()
        types = 'bcdoxXneEfFgG%' if isinstance(value, int) else 'eEfFgGn%' if isinstance(value, float) else 's'
        spec = CHOICE.choice(['', '<', '>', '^', '*<', '0>', '_^', '*=', '=']) + CHOICE.choice(['', '', '+', '-', ' ']) + CHOICE.choice(['', '', '', 'z', '#', 'z#']) \
            + CHOICE.choice(['', '', '0']) + CHOICE.choice(['', str(CHOICE.randint(0, 30))]) + CHOICE.choice(['', '', ',', '_']) \
            + CHOICE.choice(['', '', '.' + str(CHOICE.randint(0, 20))]) + CHOICE.choice(['', *types])
        cases.append([type(value).__name__, plain(value), spec, answer(format, value, spec)])
    for value in FLOATS + [double() for _ in range(60)]:
        for spec in CHOICE.sample(['.0f', '.1f', '.2f', '.3f', '.17f', '.60f', '.0e', '.1e', '.16e', '.30e', '.1g', '.6g', '.17g', '.25g', '.3', '.17'], 6):
            cases.append(['float', plain(value), spec, answer(format, value, spec)])
    write('format-spec', cases)


def record_round():
    cases = [[plain(v), n, answer(round, v, n)] for v in FLOATS + [double() for _ in range(60)] for n in (-310, -308, -2, 0, 1, 2, 3, 16, 25, 400)]
    write('round', cases)


def record_int_text():
    texts = ['', ' ', '1', ' 12 ', '+5', '-0', '1_000', '1__0', '_1', '1_', '0x1f', '0X_1F', '0b101', '0o17', '010', '00', '0_0', 'ff', 'zz', '\u0661\u0662', '\u30001\u3000', '1 2', '+-1', '0x', '12\n', 'a' * 250,
             '9' * 25, '-' + '9' * 25, '1.5', '1' * 4301, "it's", '0b_1', '0_b1', '\x1f1', '\xa01\x85', '- 1', '1\x00', 'é', '+', '0_7', '\U0001d7d81']
    cases = [['int', t, b, answer(int, t, b)] for t in texts for b in (10, 0, 2, 8, 16, 36, 7, 1, 37)]
    cases += [['float', t, 0, answer(float, t)] for t in [*texts, 'inf', '-Infinity', 'nan', '+NaN', '1e5', '1e400', '1e-400', '.5', '5.', '.', 'e5', '1e', '1_0.2_5e1_0', '1._5', '1_.5', ' 1.5\n', '0x1p3', '1.5.2',
                                                                  '179769313486231580793728971405301' + '0' * 276, 'infinit', '1e5_', '\u0661.\u0665', '123456789012345678901234567890.12345']]
    cases += [['prefix', plain(i), 0, bin(i), oct(i), hex(i)] for i in (0, 5, -5, 2 ** 60, -2 ** 60)]
    write('int-text', cases)


def percent(template, args):
    return template % args


def record_percent_format():
    cases = []

    def add(template, *args):
        cases.append([plain(template), plain(list(args)), answer(percent, template, args)])

    for template in ('', 'abc', '%', '%%', '%5', '%5%', '%y', '%\u20ac', '%\x01', 'é%y', '%lld', '%ld %hd', '%s %y', '%(a', '%.', '%99999999999999999999d', '%.99999999999d', '100%% %s', b'', b'%', b'%y', b'%5%', b'%s', b'%%'):
        add(template)
        add(template, 1)
        add(template, 1, 'x')
    add('%*d', 5, 3), add('%*d', 'a', 3), add('%-*d|', -5, 3), add('%.*f', -2, 3.14159), add('%.*d', 3), add('%*.*f|', 10, 2, 2.5), add('%c%c', 'a', 128512), add('%5c|', '\U0001f600')
    values = [0, -7, 65, 255, 10 ** 20, -2 ** 63, 1.5, -0.0, 3.99, -2.5, 1e100, float('inf'), float('nan'), 'abc', 'é', 'x', '\U0001f600', b'ab', b'z', 0x110000]
    for _ in range(1100):
        bytes_too = CHOICE.random() < 0.25
        template = ''
        args = []
        for _ in range(CHOICE.randint(1, 2)):
            template += CHOICE.choice(['', 'a', ' ', '%%']) + '%' + ''.join(CHOICE.sample('-+ #0', CHOICE.choice([0, 0, 1, 2]))) \
                + CHOICE.choice(['', '', str(CHOICE.randint(1, 14))]) + CHOICE.choice(['', '', '.' + CHOICE.choice(['', str(CHOICE.randint(0, 12))])]) + CHOICE.choice('srdiuoxXeEfFgGca' + ('b' if bytes_too else ''))
            value = CHOICE.choice(values)
            if template[-1] in 'iduoxX' and CHOICE.random() < 0.8:
                value = integer()
            if template[-1] in 'eEfFgG' and CHOICE.random() < 0.8:
                value = double()
            args.append(value)
        if CHOICE.random() < 0.05:
            args.pop()
        if CHOICE.random() < 0.05:
            args.append(1)
        add(template.encode() if bytes_too else template, *args)
    write('percent-format', cases)


def str_format(template, args, words):
    return template.format(*args, **words)


def record_str_format():
    """Fields are strings, ints and lists; attributes are real and imag of an int, so that a test needs no object model."""
    templates = ['}', '{', '{}{', 'a}b', '{}}', '{0', '{0!', '{0!r', '{0!rx}', '{0!x}', '{!}', '{0!}', '{0:', '{0:{', '{0:{}', '{0:{}}', '{0:{1}}', '{0:{1:{2}}}', '{0.}', '{0[}', '{0[]}', '{0.real}', '{1[0]}', '{1[1][0]}',
                 '{1[0]y}', '{0x}', '{}{0}', '{0}{}', '{5}', '{}{}{}{}', '{a}', '{ 0}', '{0 }', '{99999999999999999999}', '{:{}}{}', '{1[99999999999999999999]}', '{0..x}', '{0.real.}', '{0]}', '{{}}', '{{{0}}}', '{0:}}',
                 '{0:}}}', '{0!r:>5}', '{:>{w}}', '{0!\x01}', '{0!\u20ac}', '{!r}', '{:}', '{.real}', '{0:{{}}', '{0:a{b', '{1[0]', '{a.b[c]!r:d', '{:{:{}}}', '{0!r}}', '{0!r:{1}', '{a!s:x}', '{{', '}}', '{0!rr}',
                 '{:{x}{y}}', '{a b}', '{a{b}}', '{a{0}b}', '{0:{a{b}}}', '{\u0661[0]}', '{1[\u0661][0]}', '{01[0]}', '{-1}', '{+1}', '{1_0}', '{w!a}{w:05}', '{s!a:>9}|{s!r:<9}|{s:^9}', '{s:.2}{w:#x}', '{:>4}{:<4}{:^4}', '{0:{w}}|{0:<{w}d}',
                 '\U0001f600{}\U0001f600', '{s[0]}', '{w.real.imag}', '{1!r:.3}', '{2:{0}}']
    cases = [[t, answer(str_format, t, (7, [1, [2]], 'abc'), {'w': 5, 's': 'é\n'})] for t in templates]
    for _ in range(300):
        t = ''.join(CHOICE.choice(['{', '}', '{}', '{0}', '{2', ':', '!r', '!s', '>5', '{w}', '.real', '[0]', 'x', '{:', '}', '{{', '}}', ']', '[']) for _ in range(CHOICE.randint(1, 6)))
        cases.append([t, answer(str_format, t, (7, [1, [2]], 'abc'), {'w': 5, 's': 'é\n'})])
    write('str-format', [case for case in cases if 'attribute' not in str(case[1]) and 'subscriptable' not in str(case[1]) and 'indices' not in str(case[1]) and 'list.__format__' not in str(case[1]) and 'list' not in str(case[1])])


def method(name, value, *args):
    return getattr(value, name)(*args)


def bound():
    return CHOICE.choice([None, None, 0, 1, 2, 3, -1, -2, -3, 5, 9, -9, 2 ** 70, -2 ** 70])


def record_str_methods():
    cases = []

    def add(name, value, *args):
        cases.append([name, plain(value), plain(args), answer(method, name, value, *args)])

    narrow = 'aab \n\U0001f600'
    for _ in range(60):
        for name in ('find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith'):
            add(name, text(8, narrow), text(2, narrow), *[bound(), bound()][:CHOICE.randint(0, 2)])
        add('replace', text(8, narrow), text(2, narrow), text(2, 'xyz$'), CHOICE.randint(-1, 3))
        for name in ('split', 'rsplit'):
            add(name, text(10, narrow), CHOICE.choice([None, None, 'a', 'aa', ' ', '', '\U0001f600']), CHOICE.randint(-1, 3))
            add(name, text(10), None, CHOICE.randint(-1, 2))
        for name in ('partition', 'rpartition'):
            add(name, text(8, narrow), text(2, narrow))
        for name in ('strip', 'lstrip', 'rstrip'):
            add(name, text(8), CHOICE.choice([None, text(4)]))
        for name in ('removeprefix', 'removesuffix'):
            add(name, text(6, narrow), text(2, narrow))
        for name in ('center', 'ljust', 'rjust'):
            add(name, text(6), CHOICE.randint(-2, 12), CHOICE.choice(' *\U0001f600'))
        add('zfill', CHOICE.choice(['', '+', '-']) + text(5), CHOICE.randint(-2, 10))
        add('expandtabs', text(9, 'ab\t\t\n\r\U0001f600'), CHOICE.randint(-1, 9))
        add('splitlines', text(9, 'a\n\r\x0b\x0c\x1c\x85\u2028'), CHOICE.random() < 0.5)
        for name in ('upper', 'lower', 'title', 'capitalize', 'swapcase', 'casefold'):
            add(name, text(8))
            add(name, text(6, 'aAσΣ\u0301 .\xad'))
        for name in ('isalpha', 'isdecimal', 'isdigit', 'isnumeric', 'isalnum', 'isspace', 'isprintable', 'isascii', 'islower', 'isupper', 'istitle', 'isidentifier'):
            add(name, text(3))
            add(name, text(4, 'aAbB _1'))
    for name in ('isalpha', 'isdecimal', 'isdigit', 'isnumeric', 'isalnum', 'isspace', 'isprintable', 'islower', 'isupper', 'istitle', 'isidentifier', 'upper', 'lower', 'title', 'casefold', 'swapcase'):
        for c in LETTERS:
            add(name, c)
    write('str-methods', cases)


def slices(length, start, stop, step):
    return slice(start, stop, step).indices(length)


def record_slices():
    cases = []
    for _ in range(400):
        length, start, stop, step = CHOICE.choice([0, 1, 2, 5, 9]), bound(), bound(), bound()
        cases.append([length, plain(start), plain(stop), plain(step), answer(slices, length, start, stop, step), answer(lambda: list(range(length))[start:stop:step])])
    write('slices', cases)


def record_codecs():
    cases = []
    handlers = ['strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape', 'xmlcharrefreplace', 'surrogatepass', 'nonsense']
    codecs = ['utf-8', 'ascii', 'latin-1', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-8-sig']

    def add(name, value, codec, errors):
        if errors in ('surrogatepass', 'nonsense') and codec != 'utf-8':
            return
        cases.append([name, plain(value), codec, errors, answer(method, name, value, codec, errors)])

    for _ in range(450):
        add('encode', text(6), CHOICE.choice(codecs), CHOICE.choice(handlers))
        piece = lambda: CHOICE.choice([b'a', b'\x80', b'\xc3', b'\xa9', b'\xe2\x82', b'\xac', b'\xed\xa0\x80', b'\xf0\x9f', b'\x98\x80', b'\xf4\x90', b'\xff', b'\xc0\x80', b'\xe0\x80', b'\xf0\x80', b'\xf5', 'é😀€'.encode()])
        add('decode', b''.join(piece() for _ in range(CHOICE.randint(0, 4))), CHOICE.choice(['utf-8', 'utf-8', 'utf-8', 'ascii', 'latin-1', 'utf-8-sig']), CHOICE.choice(handlers[:5] + ['nonsense', 'surrogatepass']))
        units = b''.join(CHOICE.choice([b'a\0', b'\0a', b'\x3d\xd8', b'\x00\xde', b'\xd8\x3d', b'\xde\x00', b'\xff\xfe', b'\xfe\xff', b'x']) for _ in range(CHOICE.randint(0, 4)))
        add('decode', units, CHOICE.choice(codecs[3:6]), CHOICE.choice(handlers[:4]))
    for name in ('utf8', 'UTF-8', 'Utf_8', 'us-ascii', 'ISO-8859-1', 'iso8859-1', 'L1', 'utf 8', 'foo', 'utf-9', '', 'latin 1', 'UTF-16LE'):
        add('encode', 'aé', name, 'replace')
    write('codecs', cases)


def record_bytes_methods():
    cases = []

    def add(name, value, *args):
        cases.append([name, plain(value), plain(args), answer(method, name, value, *args)])

    def narrow(most):
        return bytes(CHOICE.choice(b'aab \n') for _ in range(CHOICE.randint(0, most)))

    for _ in range(50):
        for name in ('find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith'):
            add(name, narrow(8), narrow(2), *[bound(), bound()][:CHOICE.randint(0, 2)])
        add('replace', narrow(8), narrow(2), octets(2), CHOICE.randint(-1, 3))
        for name in ('split', 'rsplit'):
            add(name, narrow(10), CHOICE.choice([None, None, b'a', b'aa', b' ', b'']), CHOICE.randint(-1, 3))
            add(name, octets(10), None, CHOICE.randint(-1, 2))
        for name in ('partition', 'rpartition'):
            add(name, narrow(8), narrow(2))
        for name in ('strip', 'lstrip', 'rstrip'):
            add(name, octets(8), CHOICE.choice([None, octets(4)]))
        for name in ('center', 'ljust', 'rjust'):
            add(name, octets(6), CHOICE.randint(-2, 12), CHOICE.choice([b' ', b'*', b'\xff']))
        add('zfill', CHOICE.choice([b'', b'+', b'-']) + octets(5), CHOICE.randint(-2, 10))
        add('expandtabs', octets(9), CHOICE.randint(-1, 9))
        add('splitlines', bytes(CHOICE.choice(b'a\n\r\x0b\x0c') for _ in range(8)), CHOICE.random() < 0.5)
        for name in ('upper', 'lower', 'title', 'capitalize', 'swapcase', 'isalpha', 'isdigit', 'isalnum', 'isspace', 'isascii', 'islower', 'isupper', 'istitle'):
            add(name, octets(8))
            add(name, bytes(CHOICE.choice(b'aAbB1 ') for _ in range(CHOICE.randint(0, 4))))
        add('hex', octets(9))
        add('hex', octets(9), CHOICE.choice('-: '), CHOICE.randint(-4, 4))
        cases.append(['fromhex', plain(b''), [t := ''.join(CHOICE.choice(['0a', 'fF', ' ', '1', 'g', '\n', 'é'][:4 if CHOICE.random() < 0.7 else 7]) for _ in range(CHOICE.randint(0, 5)))], answer(bytes.fromhex, t)])
    write('bytes-methods', cases)


def suggested(names, name):
    """What the interpreter adds to an uncaught AttributeError on an object that has just these names."""
    class Thing:
        def __dir__(self):
            return names

    import io
    try:
        getattr(Thing(), name)
    except AttributeError as error:
        real, sys.stderr = sys.stderr, io.StringIO()
        try:
            sys.__excepthook__(type(error), error, None)
            text = sys.stderr.getvalue()
        finally:
            sys.stderr = real
    return text.split("Did you mean: '")[1].split("'")[0] if 'Did you mean' in text else None


def record_suggestions():
    words = ['append', 'extend', 'name', 'names', 'Name', 'NAME', 'value', 'values', 'valeu', 'x', 'y', 'xy', 'count', 'counter', 'send', 'sendall', 'recv', 'receive', 'listen', 'é', 'été', 'bind', 'blind', 'a' * 45, 'a' * 44 + 'b', '_private']
    cases = []
    for _ in range(400):
        names = sorted(CHOICE.sample(words, CHOICE.randint(0, 8)))
        name = list(CHOICE.choice(words))
        for _ in range(CHOICE.randint(0, 2)):
            at = CHOICE.randint(0, max(0, len(name) - 1))
            name[at:at + CHOICE.randint(0, 1)] = CHOICE.choice(['', 'e', 'N', 'x'])
        name = ''.join(name) or 'q'
        cases.append([name, names, suggested(names, name)])
    write('suggestions', cases)


if __name__ == '__main__':
    known = {name[len('record_'):]: value for name, value in globals().items() if name.startswith('record_')}
    for concern in sys.argv[1:] or [name.replace('_', '-') for name in known]:
        CHOICE.seed(concern)
        known[concern.replace('-', '_')]()
