/** abc and collections.abc: abstract methods, and the abstract types that know others by their methods. */
export const ABC = String.raw`
class ABCMeta(type):
    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_registry = cls.__dict__.get('_abc_registry', ()) + (subclass,)
        return subclass

class ABC(metaclass=ABCMeta):
    __slots__ = ()

def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function

_publish(globals())
`;
/** `_methods`: what a class needs to count as one; the others are known by name, or by inheritance. */
export const COLLECTIONS_ABC = String.raw`
import abc as _abc

class Hashable(metaclass=_abc.ABCMeta):
    _methods = ('__hash__',)

class Awaitable(metaclass=_abc.ABCMeta):
    _methods = ('__await__',)

class Coroutine(Awaitable):
    _methods = ('__await__', 'send', 'throw', 'close')

class AsyncIterable(metaclass=_abc.ABCMeta):
    _methods = ('__aiter__',)

class AsyncIterator(AsyncIterable):
    _methods = ('__aiter__', '__anext__')

    def __aiter__(self):
        return self

class AsyncGenerator(AsyncIterator):
    _methods = ('__aiter__', '__anext__', 'asend', 'athrow', 'aclose')

class Iterable(metaclass=_abc.ABCMeta):
    _methods = ('__iter__',)

    @classmethod
    def __class_getitem__(cls, item):
        return _generic_alias(cls, item)

class Iterator(Iterable):
    _methods = ('__iter__', '__next__')

    def __iter__(self):
        return self

class Reversible(Iterable):
    _methods = ('__iter__', '__reversed__')

class Generator(Iterator):
    _methods = ('__iter__', '__next__', 'send', 'throw', 'close')

class Sized(metaclass=_abc.ABCMeta):
    _methods = ('__len__',)

class Container(metaclass=_abc.ABCMeta):
    _methods = ('__contains__',)

class Callable(metaclass=_abc.ABCMeta):
    _methods = ('__call__',)

    @classmethod
    def __class_getitem__(cls, item):
        return _generic_alias(cls, item)

class Collection(Sized, Iterable, Container):
    _methods = ('__len__', '__iter__', '__contains__')

class Sequence(Reversible, Collection):
    _methods = None
    _match_as = 'sequence'

    @_abc.abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return

    def __contains__(self, value):
        for v in self:
            if v is value or v == value:
                return True
        return False

    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]

    def index(self, value, start=0, stop=None):
        for i, v in enumerate(self):
            if i >= start and (stop is None or i < stop) and (v is value or v == value):
                return i
        raise ValueError

    def count(self, value):
        return sum([1 for v in self if v is value or v == value])

    @_abc.abstractmethod
    def __len__(self):
        return 0

class MutableSequence(Sequence):
    @_abc.abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @_abc.abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @_abc.abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def clear(self):
        try:
            while True:
                self.pop()
        except IndexError:
            pass

    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]

    def extend(self, values):
        for v in list(values):
            self.append(v)

    def pop(self, index=-1):
        v = self[index]
        del self[index]
        return v

    def remove(self, value):
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self

class Set(Collection):
    _methods = None

    @_abc.abstractmethod
    def __contains__(self, x):
        return False

    @_abc.abstractmethod
    def __iter__(self):
        while False:
            yield None

    @_abc.abstractmethod
    def __len__(self):
        return 0

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        return len(self) <= len(other) and all([one in other for one in self])

    def __lt__(self, other):
        return len(self) < len(other) and self <= other

    def __ge__(self, other):
        return len(self) >= len(other) and all([one in self for one in other])

    def __gt__(self, other):
        return len(self) > len(other) and self >= other

    def __eq__(self, other):
        return len(self) == len(other) and self <= other

    def __and__(self, other):
        return self._from_iterable([value for value in other if value in self])

    def __or__(self, other):
        return self._from_iterable([e for s in (self, other) for e in s])

    def __sub__(self, other):
        return self._from_iterable([value for value in self if value not in other])

    def __xor__(self, other):
        return (self - other) | (self._from_iterable(other) - self)

    def isdisjoint(self, other):
        return not any([value in self for value in other])

class MutableSet(Set):
    @_abc.abstractmethod
    def add(self, value):
        raise NotImplementedError

    @_abc.abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        try:
            while True:
                self.pop()
        except KeyError:
            pass

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __isub__(self, it):
        for value in list(it):
            self.discard(value)
        return self

class Mapping(Collection):
    _methods = None
    _match_as = 'mapping'

    @_abc.abstractmethod
    def __getitem__(self, key):
        raise KeyError

    @_abc.abstractmethod
    def __iter__(self):
        while False:
            yield None

    @_abc.abstractmethod
    def __len__(self):
        return 0

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return KeysView(self)

    def items(self):
        return ItemsView(self)

    def values(self):
        return ValuesView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

class MutableMapping(Mapping):
    @_abc.abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @_abc.abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, *default):
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def update(self, other=(), /, **kwds):
        if hasattr(other, 'keys'):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default

class MappingView(Sized):
    _methods = None

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f'{_type_name(self)}({self._mapping!r})'

class KeysView(MappingView, Set):
    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        return iter(self._mapping)

class ItemsView(MappingView, Set):
    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        return key in self._mapping and self._mapping[key] == value

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]

class ValuesView(MappingView, Collection):
    def __contains__(self, value):
        return any([self._mapping[key] == value for key in self._mapping])

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]

for _cls, _names in ((Sequence, (tuple, str, range, bytes, bytearray, list)), (MutableSequence, (list, bytearray)), (Set, (set, frozenset, type({}.keys()), type({}.items()))),
                     (MutableSet, (set,)), (Mapping, (dict,)), (MutableMapping, (dict,)), (KeysView, (type({}.keys()),)), (ItemsView, (type({}.items()),)), (ValuesView, (type({}.values()),))):
    for _one in _names:
        _cls.register(_one)

_publish(globals())
`;
