/** functools, operator, heapq, bisect, copy (Lib/*.py, in few words). */
export const FUNCTOOLS = String.raw`
WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
WRAPPER_UPDATES = ('__dict__',)

def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            pass
        else:
            setattr(wrapper, name, value)
    for name in updated:
        for key, value in getattr(wrapped, name, {}).items():
            setattr(wrapper, key, value)
    wrapper.__wrapped__ = wrapped
    return wrapper

def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)
    return decorate

def reduce(function, iterable, *initial):
    iterator = iter(iterable)
    if initial:
        value = initial[0]
    else:
        try:
            value = next(iterator)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    for one in iterator:
        value = function(value, one)
    return value

class partial:
    _c_name = 'functools.partial'
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)] + [repr(one) for one in self.args] + [f'{key}={value!r}' for key, value in self.keywords.items()]
        return f"functools.{type(self).__name__}({', '.join(parts)})"

class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        if instance is None:
            return partial(self.func, *self.args, **self.keywords)
        bound = self.func.__get__(instance, owner) if hasattr(self.func, '__get__') else partial(self.func, instance)
        return partial(bound, *self.args, **self.keywords)

class _CacheInfo(tuple):
    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return f"CacheInfo(hits={self[0]}, misses={self[1]}, maxsize={self[2]}, currsize={self[3]})"

def _cache_key(args, keywords, typed):
    if not keywords and not typed:
        if len(args) == 1 and type(args[0]) in (int, str):
            return args[0]
        return args
    key = args
    if keywords:
        key += (_cache_mark,)
        for item in keywords.items():
            key += item
    if typed:
        key += tuple([type(one) for one in args]) + tuple([type(one) for one in keywords.values()])
    return key

_cache_mark = object()

class _lru_cache_wrapper:
    def __init__(self, function, maxsize, typed):
        self._function = function
        self._maxsize = maxsize
        self._typed = typed
        self._cache = {}
        self._hits = self._misses = 0

    def __call__(self, /, *args, **keywords):
        if self._maxsize == 0:
            self._misses += 1
            return self._function(*args, **keywords)
        key = _cache_key(args, keywords, self._typed)
        cache = self._cache
        if key in cache:
            self._hits += 1
            value = cache[key]
            if self._maxsize is not None:
                del cache[key]
                cache[key] = value
            return value
        self._misses += 1
        value = self._function(*args, **keywords)
        if self._maxsize is not None and key not in cache and len(cache) >= self._maxsize:
            del cache[next(iter(cache))]
        cache[key] = value
        return value

    def __get__(self, instance, owner=None):
        return self if instance is None else _bind_method(self, instance)

    def cache_info(self):
        return _CacheInfo((self._hits, self._misses, self._maxsize, len(self._cache)))

    def cache_clear(self):
        self._cache = {}
        self._hits = self._misses = 0

    def cache_parameters(self):
        return {'maxsize': self._maxsize, 'typed': self._typed}

    def __repr__(self):
        return f"<functools._lru_cache_wrapper object at 0x{id(self):x}>"

def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return update_wrapper(_lru_cache_wrapper(maxsize, 128, typed), maxsize)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorate(function):
        return update_wrapper(_lru_cache_wrapper(function, maxsize, typed), function)
    return decorate

def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)

class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        held = instance.__dict__
        if self.attrname in held:
            return held[self.attrname]
        value = self.func(instance)
        held[self.attrname] = value
        return value

def total_ordering(cls):
    roots = [name for name in ('__lt__', '__le__', '__gt__', '__ge__') if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = max(roots)

    def ask(self, value):
        return getattr(type(self), root)(self, value)

    def from_lt_gt(self, value):
        result = ask(self, value)
        return result if result is NotImplemented else not result and self != value

    def or_equal(self, value):
        result = ask(self, value)
        return result if result is NotImplemented else result or self == value

    def inverse(self, value):
        result = ask(self, value)
        return result if result is NotImplemented else not result

    def inverse_or_equal(self, value):
        result = ask(self, value)
        return result if result is NotImplemented else not result or self == value

    def and_unequal(self, value):
        result = ask(self, value)
        return result if result is NotImplemented else result and self != value
    made = {
        '__lt__': {'__gt__': from_lt_gt, '__le__': or_equal, '__ge__': inverse},
        '__le__': {'__ge__': inverse_or_equal, '__lt__': and_unequal, '__gt__': inverse},
        '__gt__': {'__lt__': from_lt_gt, '__ge__': or_equal, '__le__': inverse},
        '__ge__': {'__le__': inverse_or_equal, '__gt__': and_unequal, '__lt__': inverse},
    }[root]
    for name, method in made.items():
        if name not in roots:
            setattr(cls, name, method)
    return cls

class _Key:
    def __init__(self, compare, value):
        self._compare = compare
        self.obj = value

    def __lt__(self, other):
        return self._compare(self.obj, other.obj) < 0

    def __gt__(self, other):
        return self._compare(self.obj, other.obj) > 0

    def __eq__(self, other):
        return self._compare(self.obj, other.obj) == 0

    def __le__(self, other):
        return self._compare(self.obj, other.obj) <= 0

    def __ge__(self, other):
        return self._compare(self.obj, other.obj) >= 0

    __hash__ = None

def cmp_to_key(mycmp):
    def make(value):
        return _Key(mycmp, value)
    return make

def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        for one in cls.__mro__:
            if one in registry:
                return registry[one]
        for one in registry:
            if one is not object and issubclass(cls, one):
                return registry[one]
        return func

    def register(cls, function=None):
        if function is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            function = cls
            cls = [one for name, one in function.__annotations__.items() if name != 'return'][0]
        registry[cls] = function
        return function

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{func.__name__} requires at least 1 positional argument')
        return dispatch(type(args[0]))(*args, **kw)
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return update_wrapper(wrapper, func)

_publish(globals())
`;
export const OPERATOR = String.raw`
def lt(a, b, /): return a < b
def le(a, b, /): return a <= b
def eq(a, b, /): return a == b
def ne(a, b, /): return a != b
def ge(a, b, /): return a >= b
def gt(a, b, /): return a > b
def not_(a, /): return not a
def truth(a, /): return True if a else False
def is_(a, b, /): return a is b
def is_not(a, b, /): return a is not b
def add(a, b, /): return a + b
def sub(a, b, /): return a - b
def mul(a, b, /): return a * b
def matmul(a, b, /): return a @ b
def truediv(a, b, /): return a / b
def floordiv(a, b, /): return a // b
def mod(a, b, /): return a % b
def pow(a, b, /): return a ** b
def lshift(a, b, /): return a << b
def rshift(a, b, /): return a >> b
def and_(a, b, /): return a & b
def or_(a, b, /): return a | b
def xor(a, b, /): return a ^ b
def neg(a, /): return -a
def pos(a, /): return +a
def inv(a, /): return ~a
invert = inv
def abs(a, /): return a.__abs__()
def index(a, /): return _index(a)
def concat(a, b, /): return a + b
def contains(a, b, /): return b in a
def countOf(a, b, /): return sum([1 for one in a if one is b or one == b])
def getitem(a, b, /): return a[b]
def setitem(a, b, c, /): a[b] = c
def delitem(a, b, /): del a[b]
def length_hint(obj, default=0, /): return len(obj) if hasattr(obj, '__len__') else default
def iadd(a, b, /):
    a += b
    return a
def isub(a, b, /):
    a -= b
    return a
def imul(a, b, /):
    a *= b
    return a
def indexOf(a, b, /):
    for at, one in enumerate(a):
        if one is b or one == b:
            return at
    raise ValueError('sequence.index(x): x not in sequence')
def call(obj, /, *args, **kwargs): return obj(*args, **kwargs)

class attrgetter:
    def __init__(self, attr, /, *attrs):
        self._attrs = (attr,) + attrs
        for one in self._attrs:
            if not isinstance(one, str):
                raise TypeError('attribute name must be a string')

    def _one(self, value, path):
        for name in path.split('.'):
            value = getattr(value, name)
        return value

    def __call__(self, obj, /):
        if len(self._attrs) == 1:
            return self._one(obj, self._attrs[0])
        return tuple([self._one(obj, path) for path in self._attrs])

    def __repr__(self):
        return f"operator.attrgetter({', '.join([repr(one) for one in self._attrs])})"

class itemgetter:
    def __init__(self, item, /, *items):
        self._items = (item,) + items

    def __call__(self, obj, /):
        if len(self._items) == 1:
            return obj[self._items[0]]
        return tuple([obj[one] for one in self._items])

    def __repr__(self):
        return f"operator.itemgetter({', '.join([repr(one) for one in self._items])})"

class methodcaller:
    def __init__(self, name, /, *args, **kwargs):
        if not isinstance(name, str):
            raise TypeError('method name must be a string')
        self._name = name
        self._args = args
        self._kwargs = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(self._name)] + [repr(one) for one in self._args] + [f'{key}={value!r}' for key, value in self._kwargs.items()]
        return f"operator.methodcaller({', '.join(parts)})"

_publish(globals())
`;
export const HEAPQ = String.raw`
def heappush(heap, item, /):
    heap.append(item)
    _siftdown(heap, 0, len(heap) - 1)

def heappop(heap, /):
    if not isinstance(heap, list):
        raise TypeError(f"heappop() argument must be list, not {_type_name(heap)}")
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if heap:
        value = heap[0]
        heap[0] = last
        _siftup(heap, 0)
        return value
    return last

def heapreplace(heap, item, /):
    if not heap:
        raise IndexError("index out of range")
    value = heap[0]
    heap[0] = item
    _siftup(heap, 0)
    return value

def heappushpop(heap, item, /):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _siftup(heap, 0)
    return item

def heapify(x, /):
    for i in reversed(range(len(x) // 2)):
        _siftup(x, i)

def _siftdown(heap, start, pos):
    item = heap[pos]
    while pos > start:
        parent_at = (pos - 1) >> 1
        parent = heap[parent_at]
        if item < parent:
            heap[pos] = parent
            pos = parent_at
            continue
        break
    heap[pos] = item

def _siftup(heap, pos):
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _siftdown(heap, start, pos)

def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]

def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]

def merge(*iterables, key=None, reverse=False):
    heads = []
    for order, one in enumerate(iterables):
        iterator = iter(one)
        for value in iterator:
            heads.append([value if key is None else key(value), order, value, iterator])
            break
    while heads:
        best = heads[0]
        for head in heads[1:]:
            if (best[0] < head[0]) if reverse else (head[0] < best[0]):
                best = head
        yield best[2]
        for value in best[3]:
            best[0] = value if key is None else key(value)
            best[2] = value
            break
        else:
            heads.remove(best)

_publish(globals())
`;
export const BISECT = String.raw`
def bisect_right(a, x, lo=0, hi=None, *, key=None):
    if lo < 0:
        raise ValueError('lo must be non-negative')
    if hi is None:
        hi = len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if x < (a[mid] if key is None else key(a[mid])):
            hi = mid
        else:
            lo = mid + 1
    return lo

def bisect_left(a, x, lo=0, hi=None, *, key=None):
    if lo < 0:
        raise ValueError('lo must be non-negative')
    if hi is None:
        hi = len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if (a[mid] if key is None else key(a[mid])) < x:
            lo = mid + 1
        else:
            hi = mid
    return lo

def insort_right(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)

def insort_left(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)

bisect = bisect_right
insort = insort_right
_publish(globals())
`;
export const COPY = String.raw`
class Error(Exception):
    pass

error = Error

def _plain(x):
    return x is None or isinstance(x, (bool, int, float, str, bytes, type, range)) or callable(x) and not hasattr(x, '__dict__') or _kind(x) in ('function', 'builtin_function_or_method', 'module', 'ellipsis', 'NotImplementedType')

def _shell(x):
    made = _bare_instance(x)
    return made

def copy(x):
    cls = type(x)
    method = _special(x, '__copy__')
    if method is not None:
        return method(x)
    if cls in (list, dict, set, bytearray):
        return x.copy()
    if cls in (tuple, frozenset) or _plain(x):
        return x
    made = _shell(x)
    _fill(made, x, None)
    return made

def _fill(made, x, memo):
    deep = (lambda value: value) if memo is None else (lambda value: deepcopy(value, memo))
    if isinstance(x, list):
        for one in x:
            made.append(deep(one))
    elif isinstance(x, dict):
        for key, value in x.items():
            dict.__setitem__(made, deep(key), deep(value))
    elif isinstance(x, set):
        for one in x:
            made.add(deep(one))
    held = getattr(x, '__dict__', None)
    if held:
        for key, value in held.items():
            made.__dict__[key] = deep(value)
    for one in type(x).__mro__:
        slots = one.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ('__dict__', '__weakref__') and hasattr(x, name):
                setattr(made, name, deep(getattr(x, name)))

def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    key = id(x)
    if key in memo:
        return memo[key]
    if _plain(x):
        return x
    cls = type(x)
    method = _special(x, '__deepcopy__')
    if method is not None:
        made = method(x, memo)
        memo[key] = made
        return made
    if cls is tuple:
        parts = [deepcopy(one, memo) for one in x]
        if key in memo:
            return memo[key]
        made = x if all([a is b for a, b in zip(parts, x)]) else tuple(parts)
    elif cls is frozenset:
        made = frozenset([deepcopy(one, memo) for one in x])
    elif cls is bytearray:
        made = bytearray(x)
    else:
        made = [] if cls is list else {} if cls is dict else set() if cls is set else _shell(x)
        memo[key] = made
        _fill(made, x, memo)
    memo[key] = made
    return made

_publish(globals())
`;
