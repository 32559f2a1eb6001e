/** collections: deque, defaultdict, OrderedDict, Counter, ChainMap, namedtuple (Lib/collections/__init__.py, Modules/_collectionsmodule.c). */
export const COLLECTIONS = String.raw`
import operator as _operator
import collections.abc as _abc

class deque:
    _c_name = 'collections.deque'
    _match_as = 'sequence'
    __hash__ = None

    # The items lie in a list from _head on; what was taken from the left leaves room there.
    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError("an integer is required")
            if maxlen < 0:
                raise ValueError("maxlen must be non-negative")
        self._items = []
        self._head = 0
        self._maxlen = maxlen
        self.extend(iterable)

    @property
    def maxlen(self):
        return self._maxlen

    def _live(self):
        return self._items[self._head:] if self._head else self._items

    def append(self, x, /):
        self._items.append(x)
        if self._maxlen is not None and len(self._items) - self._head > self._maxlen:
            self.popleft()

    def appendleft(self, x, /):
        if self._maxlen == 0:
            return
        if self._head == 0:
            room = len(self._items) + 8
            self._items[:0] = [None] * room
            self._head = room
        self._head -= 1
        self._items[self._head] = x
        if self._maxlen is not None and len(self._items) - self._head > self._maxlen:
            self._items.pop()

    def pop(self):
        if len(self._items) == self._head:
            raise IndexError("pop from an empty deque")
        return self._items.pop()

    def popleft(self):
        items = self._items
        head = self._head
        if len(items) == head:
            raise IndexError("pop from an empty deque")
        value = items[head]
        items[head] = None
        head += 1
        if head > 32 and head * 2 > len(items):
            del items[:head]
            head = 0
        self._head = head
        return value

    def extend(self, iterable, /):
        if iterable is self:
            iterable = list(iterable)
        for x in iterable:
            self.append(x)

    def extendleft(self, iterable, /):
        if iterable is self:
            iterable = list(iterable)
        for x in iterable:
            self.appendleft(x)

    def clear(self):
        self._items = []
        self._head = 0

    def copy(self):
        return type(self)(self, self._maxlen)

    __copy__ = copy

    def count(self, x, /):
        return self._live().count(x)

    def index(self, x, *bounds):
        try:
            return self._live().index(x, *bounds)
        except ValueError:
            raise ValueError(f"{x!r} is not in deque") from None

    def insert(self, i, x, /):
        if self._maxlen is not None and len(self) >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        items = list(self._live())
        items.insert(i, x)
        self._items = items
        self._head = 0

    def remove(self, value, /):
        items = list(self._live())
        try:
            items.remove(value)
        except ValueError:
            raise ValueError(f"{value!r} is not in deque") from None
        self._items = items
        self._head = 0

    def reverse(self):
        self._items = self._live()[::-1]
        self._head = 0

    def rotate(self, n=1, /):
        size = len(self)
        if size == 0:
            return
        n = _index(n) % size
        if n:
            items = self._live()
            self._items = items[-n:] + items[:-n]
            self._head = 0

    def __len__(self):
        return len(self._items) - self._head

    def __bool__(self):
        return len(self._items) > self._head

    def __iter__(self):
        return _as_kind(self._walk(), '_collections._deque_iterator')

    def _walk(self):
        at = 0
        size = len(self)
        while at < size:
            if len(self) != size:
                raise RuntimeError("deque mutated during iteration")
            yield self._items[self._head + at]
            at += 1
        if len(self) != size:
            raise RuntimeError("deque mutated during iteration")

    def __reversed__(self):
        return reversed(list(self._live()))

    def _place(self, i):
        i = _index(i)
        size = len(self)
        if i < 0:
            i += size
        if not 0 <= i < size:
            raise IndexError("deque index out of range")
        return self._head + i

    def __getitem__(self, i, /):
        if isinstance(i, slice):
            raise TypeError("sequence index must be integer, not 'slice'")
        return self._items[self._place(i)]

    def __setitem__(self, i, x, /):
        if isinstance(i, slice):
            raise TypeError("sequence index must be integer, not 'slice'")
        self._items[self._place(i)] = x

    def __delitem__(self, i, /):
        at = self._place(i) - self._head
        items = list(self._live())
        del items[at]
        self._items = items
        self._head = 0

    def __contains__(self, x):
        return x in self._live()

    def __repr__(self):
        key = id(self)
        if key in _open_reprs:
            return '[...]'
        _open_reprs[key] = True
        try:
            inner = repr(list(self._live()))
        finally:
            del _open_reprs[key]
        if self._maxlen is None:
            return f"{type(self).__name__}({inner})"
        return f"{type(self).__name__}({inner}, maxlen={self._maxlen})"

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{_type_name(other)}") to deque')
        made = self.copy()
        made.extend(other)
        return made

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return type(self)(list(self._live()) * n, self._maxlen)

    __rmul__ = __mul__

    def __eq__(self, other):
        return self._live() == other._live() if isinstance(other, deque) else NotImplemented

    def __lt__(self, other):
        return self._live() < other._live() if isinstance(other, deque) else NotImplemented

    def __le__(self, other):
        return self._live() <= other._live() if isinstance(other, deque) else NotImplemented

    def __gt__(self, other):
        return self._live() > other._live() if isinstance(other, deque) else NotImplemented

    def __ge__(self, other):
        return self._live() >= other._live() if isinstance(other, deque) else NotImplemented

    @classmethod
    def __class_getitem__(cls, item):
        return _generic_alias(cls, item)

class defaultdict(dict):
    _c_name = 'collections.defaultdict'
    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        super().__init__(*args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

class OrderedDict(dict):
    _c_name = 'collections.OrderedDict'
    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self)) if last else next(iter(self))
        return key, self.pop(key)

    def move_to_end(self, key, last=True):
        if key not in self:
            raise KeyError(key)
        if last:
            value = self.pop(key)
            self[key] = value
        else:
            value = self.pop(key)
            rest = list(self.items())
            self.clear()
            self[key] = value
            for k, v in rest:
                self[k] = v

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all([a == b for a, b in zip(list(self), list(other))])
        return dict.__eq__(self, other)

    __hash__ = None

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        return f"{type(self).__name__}({list(self.items())!r})"

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(self)
        made.update(other)
        return made

class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        items = sorted(self.items(), key=_operator.itemgetter(1), reverse=True)
        return items if n is None else items[:max(n, 0)]

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, dict):
                if self:
                    for key, count in iterable.items():
                        self[key] = count + self.get(key, 0)
                else:
                    super().update(iterable)
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) + 1
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, dict):
                for key, count in iterable.items():
                    self[key] = self[key] - count
            else:
                for key in iterable:
                    self[key] = self[key] - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f"{type(self).__name__}({shown!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[key] == other[key] for one in (self, other) for key in one])

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[key] <= other[key] for one in (self, other) for key in one])

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[key] >= other[key] for one in (self, other) for key in one])

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        made = Counter()
        for key, count in self.items():
            if count + other[key] > 0:
                made[key] = count + other[key]
        for key, count in other.items():
            if key not in self and count > 0:
                made[key] = count
        return made

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        made = Counter()
        for key, count in self.items():
            if count - other[key] > 0:
                made[key] = count - other[key]
        for key, count in other.items():
            if key not in self and count < 0:
                made[key] = 0 - count
        return made

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        made = Counter()
        for key, count in self.items():
            larger = max(count, other[key])
            if larger > 0:
                made[key] = larger
        for key, count in other.items():
            if key not in self and count > 0:
                made[key] = count
        return made

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        made = Counter()
        for key, count in self.items():
            smaller = min(count, other[key])
            if smaller > 0:
                made[key] = smaller
        return made

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _positive(self):
        for key in [key for key, count in self.items() if not count > 0]:
            del self[key]
        return self

    def __iadd__(self, other):
        for key, count in other.items():
            self[key] += count
        return self._positive()

    def __isub__(self, other):
        for key, count in other.items():
            self[key] -= count
        return self._positive()

class ChainMap:
    _match_as = 'mapping'
    __hash__ = None

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def _merged(self):
        d = {}
        for mapping in reversed(self.maps):
            d.update(dict.fromkeys(mapping))
        return d

    def __len__(self):
        return len(self._merged())

    def __iter__(self):
        return iter(self._merged())

    def __contains__(self, key):
        return any([key in mapping for mapping in self.maps])

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([repr(one) for one in self.maps])})"

    def keys(self):
        return self._merged().keys()

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        if key not in self.maps[0]:
            raise KeyError(f'Key not found in the first mapping: {key!r}')
        del self.maps[0][key]

    def pop(self, key, *args):
        if key not in self.maps[0] and not args:
            raise KeyError(f'Key not found in the first mapping: {key!r}')
        return self.maps[0].pop(key, *args)

    def clear(self):
        self.maps[0].clear()

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if hasattr(other, 'items') else NotImplemented

class _Field:
    def __init__(self, at, name):
        self._at = at
        self.__doc__ = f'Alias for field number {at}'

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return tuple.__getitem__(instance, self._at)

    def __set__(self, instance, value):
        raise AttributeError("can't set attribute")

    def __repr__(self):
        return f"_tuplegetter({self._at}, {self.__doc__!r})"

_KEYWORDS = frozenset(('False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except',
    'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield'))

def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    field_names = [str(name) for name in field_names]
    typename = str(typename)
    if rename:
        seen = set()
        for at, name in enumerate(field_names):
            if not name.isidentifier() or name in _KEYWORDS or name.startswith('_') or name in seen:
                field_names[at] = f'_{at}'
            seen.add(name)
    for name in [typename] + field_names:
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if name in _KEYWORDS:
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    seen = set()
    for name in field_names:
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)
    fields = tuple(field_names)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(fields):
            raise TypeError('Got more default values than field names')
        field_defaults = dict(zip(fields[len(fields) - len(defaults):], defaults))
    count = len(fields)

    def __new__(_cls, *args, **kwargs):
        if len(args) != count or kwargs:
            args = _bind_fields(f'{typename}.__new__', fields, field_defaults, args, kwargs, 1)
        return tuple.__new__(_cls, args)

    @classmethod
    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) != count:
            raise TypeError(f'Expected {count} arguments, got {len(made)}')
        return made

    def _replace(self, /, **kwds):
        made = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
        if kwds:
            raise ValueError(f'Got unexpected field names: {list(kwds)!r}')
        return made

    def __repr__(self):
        return type(self).__name__ + '(' + ', '.join([f'{name}={value!r}' for name, value in zip(fields, self)]) + ')'

    def _asdict(self):
        return dict(zip(fields, self))

    def __getnewargs__(self):
        return tuple(self)

    namespace = {
        '__doc__': f"{typename}({', '.join(fields)})",
        '__slots__': (),
        '_fields': fields,
        '_field_defaults': field_defaults,
        '__new__': __new__,
        '_make': _make,
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
        '__match_args__': fields,
    }
    for at, name in enumerate(fields):
        namespace[name] = _Field(at, name)
    for method in (__new__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f'{typename}.{method.__name__}'
    if module is not None:
        namespace['__module__'] = module
    return type(typename, (tuple,), namespace)

def _bind_fields(name, fields, defaults, args, kwargs, implicit):
    count = len(fields)
    if len(args) > count:
        takes = str(count + implicit) if not defaults else f'from {count + implicit - len(defaults)} to {count + implicit}'
        raise TypeError(f"{name}() takes {takes} positional argument{'' if count + implicit == 1 else 's'} but {len(args) + implicit} were given")
    values = list(args)
    missing = []
    for field in fields[:len(args)]:
        if field in kwargs:
            raise TypeError(f"{name}() got multiple values for argument {field!r}")
    for key in kwargs:
        if key not in fields:
            raise TypeError(f"{name}() got an unexpected keyword argument {key!r}")
    for field in fields[len(args):]:
        if field in kwargs:
            values.append(kwargs[field])
        elif field in defaults:
            values.append(defaults[field])
        else:
            missing.append(field)
    if missing:
        raise TypeError(_missing_arguments(name, missing))
    return values

class UserDict:
    _match_as = 'mapping'
    __hash__ = None

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(self.__class__, '__missing__'):
            return self.__class__.__missing__(self, key)
        raise KeyError(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def keys(self):
        return self.data.keys()

    def values(self):
        return self.data.values()

    def items(self):
        return self.data.items()

    def update(self, other=(), /, **kwds):
        for key, value in dict(other, **kwds).items():
            self[key] = value

    def pop(self, key, *default):
        if key in self.data:
            value = self[key]
            del self[key]
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def copy(self):
        return type(self)(self.data)

    def clear(self):
        self.data.clear()

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if hasattr(other, 'items') else NotImplemented

_abc.MutableSequence.register(deque)
_abc.MutableMapping.register(ChainMap)
_abc.MutableMapping.register(UserDict)
_publish(globals())
`;
