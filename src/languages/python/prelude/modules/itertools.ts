/** itertools (Modules/itertoolsmodule.c): generators, shown under the names of the real iterators. */
export const ITERTOOLS = String.raw`
def _kind_of(name):
    def decorate(function):
        def make(*args, **kwargs):
            return _as_kind(function(*args, **kwargs), 'itertools.' + name)
        make.__name__ = make.__qualname__ = name
        return make
    return decorate

class count:
    def __init__(self, start=0, step=1):
        if not isinstance(start, (int, float)) and not hasattr(start, '__add__') or isinstance(start, str):
            raise TypeError("a number is required")
        self._at = start
        self._step = step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._at
        self._at = value + self._step
        return value

    def __repr__(self):
        if isinstance(self._step, int) and self._step == 1:
            return f"count({self._at!r})"
        return f"count({self._at!r}, {self._step!r})"

class repeat:
    def __init__(self, object, times=None):
        self._object = object
        self._left = times if times is None or times > 0 else 0

    def __iter__(self):
        return self

    def __next__(self):
        if self._left is None:
            return self._object
        if self._left <= 0:
            raise StopIteration
        self._left -= 1
        return self._object

    def __repr__(self):
        return f"repeat({self._object!r})" if self._left is None else f"repeat({self._object!r}, {self._left})"

    def __length_hint__(self):
        return self._left

def _cycle(iterator):
    saved = []
    for one in iterator:
        yield one
        saved.append(one)
    while saved:
        for one in saved:
            yield one

@_kind_of('cycle')
def cycle(iterable, /):
    return _cycle(iter(iterable))

def _accumulate(iterator, func, initial):
    total = initial
    if initial is None:
        try:
            total = next(iterator)
        except StopIteration:
            return
    yield total
    for one in iterator:
        total = total + one if func is None else func(total, one)
        yield total

@_kind_of('accumulate')
def accumulate(iterable, func=None, *, initial=None):
    return _accumulate(iter(iterable), func, initial)

def _chain(iterables):
    for iterable in iterables:
        for one in iterable:
            yield one

class chain:
    def __init__(self, *iterables):
        self._walk = _chain(iterables)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._walk)

    @classmethod
    def from_iterable(cls, iterables, /):
        made = cls()
        made._walk = _chain(iterables)
        return made

@_kind_of('compress')
def compress(data, selectors):
    return (one for one, take in zip(data, selectors) if take)

def _dropwhile(predicate, iterator):
    for one in iterator:
        if not predicate(one):
            yield one
            break
    for one in iterator:
        yield one

@_kind_of('dropwhile')
def dropwhile(predicate, iterable, /):
    return _dropwhile(predicate, iter(iterable))

def _takewhile(predicate, iterator):
    for one in iterator:
        if not predicate(one):
            return
        yield one

@_kind_of('takewhile')
def takewhile(predicate, iterable, /):
    return _takewhile(predicate, iter(iterable))

@_kind_of('filterfalse')
def filterfalse(function, iterable, /):
    if function is None:
        return (one for one in iterable if not one)
    return (one for one in iterable if not function(one))

@_kind_of('starmap')
def starmap(function, iterable, /):
    return (function(*args) for args in iterable)

def _pairwise(iterator):
    try:
        a = next(iterator)
    except StopIteration:
        return
    for b in iterator:
        yield a, b
        a = b

@_kind_of('pairwise')
def pairwise(iterable, /):
    return _pairwise(iter(iterable))

def _islice(iterator, start, stop, step):
    at = 0
    wanted = start
    while stop is None or wanted < stop:
        while at < wanted:
            try:
                next(iterator)
            except StopIteration:
                return
            at += 1
        try:
            value = next(iterator)
        except StopIteration:
            return
        at += 1
        yield value
        wanted += step
    # CPython runs the iterator on to the stop.
    while stop is not None and at < stop:
        try:
            next(iterator)
        except StopIteration:
            return
        at += 1

@_kind_of('islice')
def islice(iterable, *bounds):
    if not 1 <= len(bounds) <= 3:
        raise TypeError(f"islice expected at {'least 2' if not bounds else 'most 4'} arguments, got {len(bounds) + 1}")
    s = slice(*bounds)
    for value in (s.stop,) if len(bounds) == 1 else (s.start, s.stop):
        if value is not None and (not isinstance(value, int) or value < 0):
            if len(bounds) == 1 or value is s.stop:
                raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
            raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    step = 1 if s.step is None else s.step
    if not isinstance(step, int) or step < 1:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _islice(iter(iterable), s.start or 0, s.stop, step)

def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    iterator = iter(iterable)
    link = [None, None]

    def walk(link):
        while True:
            if link[1] is None:
                try:
                    value = next(iterator)
                except StopIteration:
                    return
                link[0] = value
                link[1] = [None, None]
            value, link = link
            yield value
    return tuple([_as_kind(walk(link), 'itertools._tee') for _ in range(n)])

def _zip_longest(iterators, fillvalue):
    active = len(iterators)
    if not active:
        return
    while True:
        values = []
        for at, iterator in enumerate(iterators):
            if iterator is None:
                values.append(fillvalue)
                continue
            try:
                values.append(next(iterator))
            except StopIteration:
                active -= 1
                if not active:
                    return
                iterators[at] = None
                values.append(fillvalue)
        yield tuple(values)

@_kind_of('zip_longest')
def zip_longest(*iterables, fillvalue=None):
    return _zip_longest([iter(one) for one in iterables], fillvalue)

class _grouper:
    def __init__(self, parent, key):
        self._parent = parent
        self._key = key

    def __iter__(self):
        return self

    def __next__(self):
        parent = self._parent
        if parent._group is not self:
            raise StopIteration
        if not parent._has:
            parent._advance()
        if not parent._current_key == self._key:
            raise StopIteration
        parent._has = False
        return parent._value

class groupby:
    def __init__(self, iterable, key=None):
        self._iterator = iter(iterable)
        self._function = key
        self._group = None
        self._has = False
        self._current_key = self._target = object()

    def __iter__(self):
        return self

    def _advance(self):
        value = next(self._iterator)
        self._value = value
        self._current_key = value if self._function is None else self._function(value)
        self._has = True

    def __next__(self):
        self._group = None
        while True:
            if not self._has:
                self._advance()
            elif self._current_key == self._target:
                self._has = False
                continue
            if not self._current_key == self._target:
                break
            self._has = False
        self._target = self._current_key
        self._group = group = _grouper(self, self._current_key)
        return self._current_key, group

def _product(pools):
    if not pools:
        yield ()
        return
    for head in _product(pools[:-1]):
        for one in pools[-1]:
            yield head + (one,)

@_kind_of('product')
def product(*iterables, repeat=1):
    return _product([tuple(one) for one in iterables] * repeat)

def _permutations(pool, r):
    n = len(pool)
    if r > n:
        return
    indices = list(range(n))
    cycles = list(range(n, n - r, -1))
    yield tuple([pool[i] for i in indices[:r]])
    while n:
        for i in reversed(range(r)):
            cycles[i] -= 1
            if cycles[i] == 0:
                indices[i:] = indices[i + 1:] + indices[i:i + 1]
                cycles[i] = n - i
            else:
                j = cycles[i]
                indices[i], indices[-j] = indices[-j], indices[i]
                yield tuple([pool[i] for i in indices[:r]])
                break
        else:
            return

@_kind_of('permutations')
def permutations(iterable, r=None):
    pool = tuple(iterable)
    if r is None:
        r = len(pool)
    if r < 0:
        raise ValueError("r must be non-negative")
    return _permutations(pool, r)

def _combinations(pool, r):
    n = len(pool)
    if r > n:
        return
    indices = list(range(r))
    yield tuple([pool[i] for i in indices])
    while True:
        for i in reversed(range(r)):
            if indices[i] != i + n - r:
                break
        else:
            return
        indices[i] += 1
        for j in range(i + 1, r):
            indices[j] = indices[j - 1] + 1
        yield tuple([pool[i] for i in indices])

@_kind_of('combinations')
def combinations(iterable, r):
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations(tuple(iterable), r)

def _combinations_with_replacement(pool, r):
    n = len(pool)
    if not n and r:
        return
    indices = [0] * r
    yield tuple([pool[i] for i in indices])
    while True:
        for i in reversed(range(r)):
            if indices[i] != n - 1:
                break
        else:
            return
        indices[i:] = [indices[i] + 1] * (r - i)
        yield tuple([pool[i] for i in indices])

@_kind_of('combinations_with_replacement')
def combinations_with_replacement(iterable, r):
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations_with_replacement(tuple(iterable), r)

_publish(globals())
`;
