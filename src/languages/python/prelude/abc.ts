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
export const COLLECTIONS_ABC = String.raw`
class Hashable:
    _methods = ('__hash__',)

class Iterable:
    _methods = ('__iter__',)

class Iterator(Iterable):
    _methods = ('__iter__', '__next__')

class Sized:
    _methods = ('__len__',)

class Container:
    _methods = ('__contains__',)

class Callable:
    _methods = ('__call__',)

class Collection:
    _methods = ('__len__', '__iter__', '__contains__')

class Generator(Iterator):
    _methods = ('__iter__', '__next__', 'send', 'throw', 'close')

_publish(globals())
`;
