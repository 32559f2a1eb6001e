/** random (Lib/random.py, Modules/_randommodule.c): the Mersenne Twister, seeded and read as CPython does it. What needs logarithms or sines is not there. */
export const RANDOM = String.raw`
import itertools as _itertools
import bisect as _bisect

class Random:
    def __init__(self, x=None):
        self.seed(x)

    def seed(self, a=None, version=2):
        if a is None:
            a = int.from_bytes(_random_bytes(16), 'big')
        if isinstance(a, float):
            raise _unsupported("Seeding random with a float is not part of the Python that runs here.")
        if not isinstance(a, int):
            raise _unsupported("Seeding random with anything but a whole number is not part of the Python that runs here.")
        a = abs(int(a))
        key = []
        while a:
            key.append(a & 0xffffffff)
            a >>= 32
        self._state = _twister_seed(key or [0])

    def random(self):
        a = _twister_next(self._state) >> 5
        b = _twister_next(self._state) >> 6
        return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0)

    def getrandbits(self, k):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        made = 0
        shift = 0
        while k > 0:
            word = _twister_next(self._state)
            if k < 32:
                word >>= 32 - k
            made |= word << shift
            shift += 32
            k -= 32
        return made

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, 'little')

    def _randbelow(self, n):
        k = n.bit_length()
        r = self.getrandbits(k)
        while r >= n:
            r = self.getrandbits(k)
        return r

    def randrange(self, start, stop=None, step=1):
        start = _index(start)
        if stop is None:
            if start > 0:
                return self._randbelow(start)
            raise ValueError("empty range for randrange()")
        stop = _index(stop)
        width = stop - start
        if step == 1:
            if width > 0:
                return start + self._randbelow(width)
            raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
        if step > 0:
            n = (width + step - 1) // step
        elif step < 0:
            n = (width + step + 1) // step
        else:
            raise ValueError("zero step for randrange()")
        if n <= 0:
            raise ValueError("empty range for randrange()")
        return start + step * self._randbelow(n)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        if not len(seq):
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        for i in reversed(range(1, len(x))):
            j = self._randbelow(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if isinstance(population, (set, frozenset, dict)):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        if counts is not None:
            raise _unsupported("sample() with counts is not part of the Python that runs here.")
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        result = [None] * k
        setsize = 21
        if k > 5:
            # 4 ** ceil(log(3 k, 4)), in whole numbers.
            power = 1
            while power < k * 3:
                power *= 4
            setsize += power
        if n <= setsize:
            pool = list(population)
            for i in range(k):
                j = self._randbelow(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
        else:
            selected = set()
            for i in range(k):
                j = self._randbelow(n)
                while j in selected:
                    j = self._randbelow(n)
                selected.add(j)
                result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[int(self.random() * (n + 0.0))] for _ in range(k)]
            cum_weights = list(_itertools.accumulate(weights))
        elif weights is not None:
            raise TypeError('Cannot specify both weights and cumulative weights')
        if len(cum_weights) != n:
            raise ValueError('The number of weights does not match the population')
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError('Total of weights must be greater than zero')
        return [population[_bisect.bisect(cum_weights, self.random() * total, 0, n - 1)] for _ in range(k)]

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        raise _unsupported("random.triangular is not part of the Python that runs here.")

_inst = Random()
seed = _inst.seed
random = _inst.random
uniform = _inst.uniform
randint = _inst.randint
choice = _inst.choice
randrange = _inst.randrange
sample = _inst.sample
shuffle = _inst.shuffle
choices = _inst.choices
getrandbits = _inst.getrandbits
randbytes = _inst.randbytes
_publish(globals())
`;
export const OS_PATH = String.raw`
sep = '/'
curdir = '.'
pardir = '..'
extsep = '.'

def join(a, *p):
    path = a
    for b in p:
        if b.startswith('/'):
            path = b
        elif not path or path.endswith('/'):
            path += b
        else:
            path += '/' + b
    return path

def split(p):
    at = p.rfind('/') + 1
    head, tail = p[:at], p[at:]
    if head and head != '/' * len(head):
        head = head.rstrip('/')
    return head, tail

def basename(p):
    return p[p.rfind('/') + 1:]

def dirname(p):
    return split(p)[0]

def splitext(p):
    begin = p.rfind('/') + 1
    dot = p.rfind('.')
    if dot > begin and p[begin:dot].strip('.'):
        return p[:dot], p[dot:]
    return p, ''

def isabs(s):
    return s.startswith('/')

def normpath(path):
    if not path:
        return '.'
    lead = 2 if path.startswith('//') and not path.startswith('///') else 1 if path.startswith('/') else 0
    parts = []
    for one in path.split('/'):
        if one in ('', '.'):
            continue
        if one != '..' or (not lead and not parts) or (parts and parts[-1] == '..'):
            parts.append(one)
        elif parts:
            parts.pop()
    return '/' * lead + '/'.join(parts) or '.'

def abspath(path):
    return normpath(path if isabs(path) else join(_getcwd(), path))

realpath = abspath

def commonprefix(m):
    if not m:
        return ''
    low, high = min(m), max(m)
    for at, c in enumerate(low):
        if c != high[at]:
            return low[:at]
    return low

_publish(globals())
`;
