/** types and typing: what annotations need at run time (Lib/types.py, Lib/typing.py). Checking types is for other programs. */
export const TYPES = String.raw`
FunctionType = LambdaType = type(lambda: None)
CodeType = type((lambda: None).__code__)
BuiltinFunctionType = BuiltinMethodType = type(len)
ModuleType = type(_own_module())
NoneType = type(None)
UnionType = type(int | str)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)
MappingProxyType = _mapping_proxy

def _generator():
    yield 1
GeneratorType = type(_generator())

async def _coroutine():
    pass
_made = _coroutine()
CoroutineType = type(_made)
_made.close()

async def _async_generator():
    yield
AsyncGeneratorType = type(_async_generator())

class _Holder:
    def method(self):
        pass
MethodType = type(_Holder().method)
GenericAlias = type(list[int])
MethodWrapperType = type(object().__str__)
WrapperDescriptorType = type(object.__init__)
MethodDescriptorType = type(str.join)

class SimpleNamespace:
    def __init__(self, /, **kwargs):
        for key, value in kwargs.items():
            setattr(self, key, value)

    def __repr__(self):
        key = id(self)
        name = 'namespace' if type(self) is SimpleNamespace else _type_name(self)
        if key in _open_reprs:
            return f'{name}(...)'
        _open_reprs[key] = True
        try:
            return f"{name}({', '.join([f'{key}={value!r}' for key, value in self.__dict__.items()])})"
        finally:
            del _open_reprs[key]

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    kwds = dict(kwds or {})
    metaclass = kwds.pop('metaclass', type(bases[0]) if bases else type)
    return metaclass(name, bases, namespace, **kwds)

class DynamicClassAttribute(property):
    pass

_publish(globals())
`;
export const TYPING = String.raw`
import collections.abc as _abc
import collections as _collections

def _shown(one):
    if isinstance(one, type):
        return one.__qualname__ if one.__module__ == 'builtins' else f'{one.__module__}.{one.__qualname__}'
    if one is ...:
        return '...'
    if isinstance(one, list):
        return '[' + ', '.join([_shown(part) for part in one]) + ']'
    if _kind(one) == 'function':
        return one.__name__
    return repr(one)

class _Final:
    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

class _SpecialForm(_Final):
    def __init__(self, name, make):
        self._name = name
        self._make = make

    def __repr__(self):
        return 'typing.' + self._name

    def __getitem__(self, parameters):
        if self._make is None:
            raise TypeError(f"{self} is not subscriptable")
        return self._make(self, parameters)

class ForwardRef(_Final):
    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

def _checked(one):
    if one is None:
        return type(None)
    if isinstance(one, str):
        return ForwardRef(one)
    return one

class _GenericAlias(_Final):
    def __init__(self, origin, args, name):
        self.__origin__ = origin
        self.__args__ = args
        self._name = name
        self.__parameters__ = _parameters(args)

    def __repr__(self):
        if self._name == 'Optional':
            rest = [one for one in self.__args__ if one is not type(None)]
            return f"typing.Optional[{_shown(rest[0])}]"
        if self._name == 'Callable' and len(self.__args__) > 0:
            *takes, gives = self.__args__
            shown = '...' if takes and takes[0] is ... else '[' + ', '.join([_shown(one) for one in takes]) + ']'
            return f"typing.Callable[{shown}, {_shown(gives)}]"
        name = 'typing.' + self._name if isinstance(self._name, str) else _shown(self.__origin__)
        return f"{name}[{', '.join(['()' if one == () else 'NoneType' if one is type(None) and self._name in ('Union',) else 'None' if one is type(None) else _shown(one) for one in self.__args__]) or '()'}]"

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        replaced = dict(zip(self.__parameters__, parameters))
        return _GenericAlias(self.__origin__, tuple([replaced.get(one, one) if isinstance(one, TypeVar) else one for one in self.__args__]), self._name)

    def __mro_entries__(self, bases):
        if isinstance(self._name, str) and self.__origin__ is Generic:
            return (Generic,)
        if not isinstance(self.__origin__, type):
            raise TypeError(f"Cannot subclass {self!r}")
        return (self.__origin__,)

    def __call__(self, *args, **kwargs):
        if not isinstance(self.__origin__, type):
            raise TypeError(f"Cannot instantiate {self!r}")
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __getattr__(self, name):
        if name.startswith('__') or not isinstance(self.__origin__, type):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias) or self.__origin__ is not other.__origin__:
            return NotImplemented if not isinstance(other, _GenericAlias) else False
        if self.__origin__ is Union:
            return set(self.__args__) == set(other.__args__)
        return self.__args__ == other.__args__

    def __hash__(self):
        return hash((self._name, self.__args__ if self.__origin__ is not Union else frozenset(self.__args__)))

    def __instancecheck__(self, value):
        if self.__origin__ is Union:
            return any([isinstance(value, one) for one in self.__args__])
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

def _parameters(args):
    found = []
    for one in args:
        if isinstance(one, TypeVar):
            if one not in found:
                found.append(one)
        else:
            for inner in getattr(one, '__parameters__', ()):
                if inner not in found:
                    found.append(inner)
    return tuple(found)

class TypeVar(_Final):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__

class ParamSpec(TypeVar):
    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self

class TypeVarTuple(TypeVar):
    def __iter__(self):
        yield Unpack[self]

def _union(form, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for one in parameters:
        one = _checked(one)
        for part in one.__args__ if isinstance(one, _GenericAlias) and one.__origin__ is Union else (one,):
            if part not in flat:
                flat.append(part)
    if len(flat) == 1:
        return flat[0]
    name = 'Optional' if len(flat) == 2 and type(None) in flat else 'Union'
    return _GenericAlias(Union, tuple(flat), name)

def _optional(form, parameter):
    return Union[parameter, type(None)]

def _one(form, parameter):
    return _GenericAlias(form, (_checked(parameter),), form._name)

def _many(form, parameters):
    return _GenericAlias(form, parameters if isinstance(parameters, tuple) else (parameters,), form._name)

def _annotated(form, parameters):
    made = _GenericAlias(parameters[0], (parameters[0],), None)
    made.__metadata__ = parameters[1:]
    made._name = None
    return _Annotated(parameters[0], parameters[1:])

class _Annotated(_Final):
    def __init__(self, origin, metadata):
        self.__origin__ = origin
        self.__metadata__ = metadata
        self.__args__ = (origin,)

    def __repr__(self):
        return f"typing.Annotated[{_shown(self.__origin__)}, {', '.join([repr(one) for one in self.__metadata__])}]"

Any = _SpecialForm('Any', None)
NoReturn = _SpecialForm('NoReturn', None)
Never = _SpecialForm('Never', None)
Self = _SpecialForm('Self', None)
LiteralString = _SpecialForm('LiteralString', None)
TypeAlias = _SpecialForm('TypeAlias', None)
Union = _SpecialForm('Union', _union)
Optional = _SpecialForm('Optional', _optional)
ClassVar = _SpecialForm('ClassVar', _one)
Final = _SpecialForm('Final', _one)
Required = _SpecialForm('Required', _one)
NotRequired = _SpecialForm('NotRequired', _one)
Unpack = _SpecialForm('Unpack', _one)
TypeGuard = _SpecialForm('TypeGuard', _one)
Literal = _SpecialForm('Literal', _many)
Concatenate = _SpecialForm('Concatenate', _many)
Annotated = _SpecialForm('Annotated', _annotated)

class _SpecialGenericAlias(_Final):
    def __init__(self, origin, name):
        self.__origin__ = origin
        self._name = name

    def __repr__(self):
        return 'typing.' + self._name

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if self._name == 'Callable':
            takes, gives = parameters
            takes = (...,) if takes is ... else tuple([_checked(one) for one in takes])
            return _GenericAlias(self.__origin__, takes + (_checked(gives),), 'Callable')
        if self._name == 'Tuple' and parameters == ((),):
            return _GenericAlias(self.__origin__, (), 'Tuple')
        return _GenericAlias(self.__origin__, tuple([_checked(one) for one in parameters]), self._name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")

    def __instancecheck__(self, value):
        return isinstance(value, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

List = _SpecialGenericAlias(list, 'List')
Dict = _SpecialGenericAlias(dict, 'Dict')
Set = _SpecialGenericAlias(set, 'Set')
FrozenSet = _SpecialGenericAlias(frozenset, 'FrozenSet')
Tuple = _SpecialGenericAlias(tuple, 'Tuple')
Type = _SpecialGenericAlias(type, 'Type')
Deque = _SpecialGenericAlias(_collections.deque, 'Deque')
DefaultDict = _SpecialGenericAlias(_collections.defaultdict, 'DefaultDict')
OrderedDict = _SpecialGenericAlias(_collections.OrderedDict, 'OrderedDict')
Counter = _SpecialGenericAlias(_collections.Counter, 'Counter')
ChainMap = _SpecialGenericAlias(_collections.ChainMap, 'ChainMap')
for _name in ('Callable', 'Iterable', 'Iterator', 'Generator', 'Sequence', 'Mapping', 'MutableMapping', 'MutableSequence', 'MutableSet', 'Collection', 'Container', 'Hashable',
              'Sized', 'Reversible', 'Awaitable', 'Coroutine', 'AsyncIterable', 'AsyncIterator', 'AsyncGenerator', 'KeysView', 'ValuesView', 'ItemsView'):
    globals()[_name] = _SpecialGenericAlias(getattr(_abc, _name), _name)
AbstractSet = _SpecialGenericAlias(_abc.Set, 'AbstractSet')
Text = str
TYPE_CHECKING = False
AnyStr = TypeVar('AnyStr', bytes, str)

class Generic:
    __slots__ = ()

    def __class_getitem__(cls, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if cls is Generic:
            return _GenericAlias(Generic, parameters, 'Generic')
        return _GenericAlias(cls, tuple([_checked(one) for one in parameters]), None)

class _ProtocolMeta(type):
    def __instancecheck__(cls, value):
        if not cls.__dict__.get('_is_protocol'):
            return type.__instancecheck__(cls, value)
        if not cls.__dict__.get('_is_runtime_protocol'):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        return type.__instancecheck__(cls, value) or all([hasattr(value, name) for name in _protocol_names(cls)])

    def __subclasscheck__(cls, other):
        if not cls.__dict__.get('_is_protocol') or not cls.__dict__.get('_is_runtime_protocol'):
            return type.__subclasscheck__(cls, other)
        return type.__subclasscheck__(cls, other) or all([hasattr(other, name) for name in _protocol_names(cls)])

def _protocol_names(cls):
    names = []
    for base in cls.__mro__[:-1]:
        if base.__dict__.get('_is_protocol') and base is not Protocol:
            names += [name for name in list(base.__dict__) + list(base.__dict__.get('__annotations__', {})) if not name.startswith('_') or name in ('__len__', '__iter__', '__call__', '__next__', '__getitem__', '__contains__', '__enter__', '__exit__')]
    return names

class Protocol(metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = Protocol in cls.__bases__

    def __class_getitem__(cls, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return _GenericAlias(cls, parameters, 'Protocol' if cls is Protocol else None)

def runtime_checkable(cls):
    if not cls.__dict__.get('_is_protocol'):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    return cls

@runtime_checkable
class SupportsInt(Protocol):
    def __int__(self): ...

class _NamedTupleForm:
    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)

    def __call__(self, typename, fields=None, /, **kwargs):
        pairs = list(kwargs.items()) if fields is None else [(name, _checked(one)) for name, one in fields]
        made = _collections.namedtuple(typename, [name for name, _ in pairs])
        made.__annotations__ = dict(pairs)
        return made

class _NamedTupleMeta(type):
    def __new__(mcls, name, bases, namespace):
        if namespace.get('_named_tuple_base'):
            return super().__new__(mcls, name, bases, namespace)
        annotations = namespace.get('__annotations__', {})
        defaults = []
        for field in annotations:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field{'s' if len(defaults) > 1 else ''} {', '.join([one for one in annotations if one in namespace])}")
        made = _collections.namedtuple(name, list(annotations), defaults=defaults, module=namespace['__module__'])
        made.__annotations__ = annotations
        for key, value in namespace.items():
            if key not in annotations and key not in ('__annotations__', '__module__', '__qualname__', '__orig_bases__'):
                setattr(made, key, value)
        made.__qualname__ = namespace.get('__qualname__', name)
        return made

class _NamedTupleBase(metaclass=_NamedTupleMeta):
    _named_tuple_base = True

NamedTuple = _NamedTupleForm()

class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        if namespace.get('_typed_dict_base'):
            return super().__new__(mcls, name, bases, namespace)
        annotations = {}
        required = set()
        optional = set()
        for base in bases:
            annotations.update(getattr(base, '__annotations__', {}))
            required |= getattr(base, '__required_keys__', set())
            optional |= getattr(base, '__optional_keys__', set())
        own = namespace.get('__annotations__', {})
        annotations.update(own)
        for key, one in own.items():
            wanted = getattr(one, '_name', None)
            (required if wanted == 'Required' or total and wanted != 'NotRequired' else optional).add(key)
        made = super().__new__(mcls, name, (dict,), {key: value for key, value in namespace.items() if key != '__annotations__'})
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, value):
        raise TypeError('TypedDict does not support instance and class checks')

class _TypedDictBase(metaclass=_TypedDictMeta):
    _typed_dict_base = True

class _TypedDictForm:
    def __mro_entries__(self, bases):
        return (_TypedDictBase,)

    def __call__(self, typename, fields=None, /, *, total=True):
        return _TypedDictMeta(typename, (_TypedDictBase,), {'__annotations__': dict(fields or {}), '__module__': '__main__'}, total=total)

TypedDict = _TypedDictForm()

class NewType:
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp

    def __call__(self, x):
        return x

    def __repr__(self):
        return f'__main__.{self.__name__}'

def cast(typ, val):
    return val

def overload(func):
    def refuse(*args, **kwds):
        raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.")
    return refuse

def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f

def no_type_check(arg):
    return arg

def assert_never(arg):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")

def assert_type(val, typ):
    return val

def reveal_type(obj):
    return obj

def get_origin(tp):
    if isinstance(tp, _Annotated):
        return Annotated
    if isinstance(tp, (_GenericAlias, _SpecialGenericAlias)):
        return tp.__origin__
    return getattr(tp, '__origin__', None) if _type_name(tp) == 'GenericAlias' else None

def get_args(tp):
    if isinstance(tp, _Annotated):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, _GenericAlias):
        args = tp.__args__
        if tp._name == 'Callable' and not (args and args[0] is ...):
            return (list(args[:-1]), args[-1])
        return args
    return getattr(tp, '__args__', ()) if _type_name(tp) == 'GenericAlias' else ()

def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    found = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            found.update(base.__dict__.get('__annotations__', {}))
    else:
        found.update(getattr(obj, '__annotations__', {}))
    for key, value in found.items():
        if isinstance(value, str):
            raise _unsupported("get_type_hints() of annotations written as text is not part of the Python that runs here.")
        if value is None:
            found[key] = type(None)
    return found

_publish(globals())
`;
