/** dataclasses (Lib/dataclasses.py): methods are closures over the fields instead of compiled text; order, texts and errors are the same. */
export const DATACLASSES = String.raw`
class FrozenInstanceError(AttributeError):
    pass

class _Missing:
    def __repr__(self):
        return '<dataclasses._MISSING_TYPE object>'

class _KwOnly:
    pass

class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)

    def __repr__(self):
        return f'dataclasses.InitVar[{self.type.__name__ if isinstance(self.type, type) else self.type!r}]'

MISSING = _Missing()
KW_ONLY = _KwOnly()

class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _mapping_proxy({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},"
                f"hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},_field_type={self._field_type})")

def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)

def _class_var(annotation):
    if isinstance(annotation, str):
        return annotation.startswith(('ClassVar', 'typing.ClassVar'))
    return _type_name(annotation) in ('_GenericAlias', '_SpecialForm') and repr(annotation).startswith('typing.ClassVar')

def _make_field(cls, name, annotation, kw_only):
    missing = object()
    default = cls.__dict__.get(name, missing)
    if default is missing:
        default = getattr(cls, name, MISSING)
    made = default if isinstance(default, Field) else field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = '_FIELD'
    if _class_var(annotation):
        made._field_type = '_FIELD_CLASSVAR'
    elif isinstance(annotation, InitVar) or annotation is InitVar or isinstance(annotation, str) and annotation.startswith(('InitVar', 'dataclasses.InitVar')):
        made._field_type = '_FIELD_INITVAR'
    if made._field_type != '_FIELD' and made.default_factory is not MISSING:
        raise TypeError(f'field {name} cannot have a default factory')
    if made._field_type == '_FIELD_CLASSVAR':
        if made.kw_only is not MISSING:
            raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._field_type == '_FIELD' and made.default is not MISSING and getattr(type(made.default), '__hash__', None) is None:
        raise ValueError(f'mutable default {type(made.default)} for field {name} is not allowed: use default_factory')
    return made

_POST_INIT = '__post_init__'

def _init_method(cls, fields, frozen):
    takes = [one for one in fields if one.init and one._field_type in ('_FIELD', '_FIELD_INITVAR')]
    positional = [one for one in takes if not one.kw_only]
    keyword_only = [one for one in takes if one.kw_only]
    seen_default = None
    for one in positional:
        if one.default is not MISSING or one.default_factory is not MISSING:
            seen_default = one.name
        elif seen_default is not None:
            raise TypeError(f'non-default argument {one.name!r} follows default argument')
    has_post = hasattr(cls, _POST_INIT)
    name = f'{cls.__qualname__}.__init__'
    put = object.__setattr__

    def __init__(self, /, *args, **kwargs):
        given = _bind_init(name, positional, keyword_only, args, kwargs)
        passed = []
        for one in fields:
            kind = one._field_type
            if kind == '_FIELD_CLASSVAR':
                continue
            if one.init:
                value = given[one.name]
                if value is MISSING:
                    value = one.default_factory()
            elif one.default_factory is not MISSING:
                value = one.default_factory()
            elif slots_defaults and one.default is not MISSING:
                value = one.default
            else:
                continue
            if kind == '_FIELD_INITVAR':
                passed.append(value)
            elif frozen:
                put(self, one.name, value)
            else:
                setattr(self, one.name, value)
        if has_post:
            self.__post_init__(*passed)
    slots_defaults = '__slots__' in cls.__dict__
    __init__.__qualname__ = name
    annotations = {one.name: one.type for one in takes}
    annotations['return'] = None
    __init__.__annotations__ = annotations
    return __init__

def _annotation(one):
    if isinstance(one, type):
        return one.__qualname__ if one.__module__ in ('builtins', '__main__') else f'{one.__module__}.{one.__qualname__}'
    return repr(one).replace('typing.', '') if not isinstance(one, str) else repr(one)

def _signature(fields):
    parts = []
    star = False
    takes = [one for one in fields if one.init and one._field_type in ('_FIELD', '_FIELD_INITVAR')]
    for one in [one for one in takes if not one.kw_only] + [one for one in takes if one.kw_only]:
        if one.kw_only and not star:
            star = True
            parts.append('*')
        text = f'{one.name}: {_annotation(one.type)}'
        if one.default is not MISSING:
            text += f' = {one.default!r}'
        elif one.default_factory is not MISSING:
            text += ' = <factory>'
        parts.append(text)
    return '(' + ', '.join(parts) + ')'

def _bind_init(name, positional, keyword_only, args, kwargs):
    count = len(positional)
    if len(args) > count:
        optional = len([one for one in positional if one.default is not MISSING or one.default_factory is not MISSING])
        takes = f'from {count + 1 - optional} to {count + 1}' if optional else str(count + 1)
        plural = '' if count == 0 and not optional else 's'
        raise TypeError(f"{name}() takes {takes} positional argument{plural} but {len(args) + 1} were given")
    given = {}
    for one, value in zip(positional, args):
        given[one.name] = value
    known = [one.name for one in positional] + [one.name for one in keyword_only]
    for key, value in kwargs.items():
        if key not in known:
            raise TypeError(f"{name}() got an unexpected keyword argument {key!r}")
        if key in given:
            raise TypeError(f"{name}() got multiple values for argument {key!r}")
        given[key] = value
    for kind, group in (('positional', positional), ('keyword-only', keyword_only)):
        missing = []
        for one in group:
            if one.name not in given:
                if one.default is not MISSING:
                    given[one.name] = one.default
                elif one.default_factory is not MISSING:
                    given[one.name] = MISSING
                else:
                    missing.append(one.name)
        if missing:
            raise TypeError(_missing_arguments(name, missing, kind))
    return given

def _put_method(cls, name, method):
    if name in cls.__dict__:
        return True
    method.__qualname__ = f'{cls.__qualname__}.{name}'
    setattr(cls, name, method)
    return False

def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    fields = {}
    has_bases = False
    frozen_bases = False
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, '__dataclass_fields__', None)
        if inherited is not None:
            has_bases = True
            for one in inherited.values():
                fields[one.name] = one
            if base.__dataclass_params__['frozen']:
                frozen_bases = True
    own = []
    keyword_seen = kw_only
    for name, annotation in cls.__dict__.get('__annotations__', {}).items():
        if annotation is KW_ONLY or isinstance(annotation, str) and annotation in ('KW_ONLY', 'dataclasses.KW_ONLY'):
            keyword_seen = True
        else:
            own.append(_make_field(cls, name, annotation, keyword_seen))
    for one in own:
        fields[one.name] = one
        if isinstance(cls.__dict__.get(one.name), Field):
            if one.default is MISSING:
                delattr(cls, one.name)
            else:
                setattr(cls, one.name, one.default)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in cls.__dict__.get('__annotations__', {}):
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if has_bases:
        if not frozen_bases and frozen and any([getattr(base, '__dataclass_fields__', None) is not None for base in cls.__mro__[1:]]):
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
        if frozen_bases and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
    explicit_hash = '__hash__' in cls.__dict__ and not (cls.__dict__['__hash__'] is None and '__eq__' in cls.__dict__)
    cls.__dataclass_fields__ = fields
    cls.__dataclass_params__ = {'init': init, 'repr': repr, 'eq': eq, 'order': order, 'unsafe_hash': unsafe_hash, 'frozen': frozen}
    plain = [one for one in fields.values() if one._field_type == '_FIELD']
    every = list(fields.values())
    if slots:
        if '__slots__' in cls.__dict__:
            raise TypeError(f'{cls.__name__} already specifies __slots__')
        inherited_slots = [name for base in cls.__mro__[1:] for name in (base.__dict__.get('__slots__') or ())]
        namespace = {key: value for key, value in cls.__dict__.items() if key not in fields and key not in ('__dict__', '__weakref__')}
        namespace['__slots__'] = tuple([one.name for one in plain if one.name not in inherited_slots])
        qualname = cls.__qualname__
        cls = type(cls)(cls.__name__, cls.__bases__, namespace)
        cls.__qualname__ = qualname
    if init:
        _put_method(cls, '__init__', _init_method(cls, every, frozen))
    if repr:
        shown = [one.name for one in plain if one.repr]

        def __repr__(self):
            key = id(self)
            if key in _open_reprs:
                return '...'
            _open_reprs[key] = True
            try:
                return type(self).__qualname__ + '(' + ', '.join([f'{name}={getattr(self, name)!r}' for name in shown]) + ')'
            finally:
                del _open_reprs[key]
        _put_method(cls, '__repr__', __repr__)
    compared = [one.name for one in plain if one.compare]

    def values_of(value):
        return tuple([getattr(value, name) for name in compared])
    if eq:
        def __eq__(self, other):
            if other.__class__ is self.__class__:
                return values_of(self) == values_of(other)
            return NotImplemented
        _put_method(cls, '__eq__', __eq__)
    if order:
        if not eq:
            raise ValueError('eq must be true if order is true')

        def __lt__(self, other):
            return values_of(self) < values_of(other) if other.__class__ is self.__class__ else NotImplemented

        def __le__(self, other):
            return values_of(self) <= values_of(other) if other.__class__ is self.__class__ else NotImplemented

        def __gt__(self, other):
            return values_of(self) > values_of(other) if other.__class__ is self.__class__ else NotImplemented

        def __ge__(self, other):
            return values_of(self) >= values_of(other) if other.__class__ is self.__class__ else NotImplemented
        for name, method in (('__lt__', __lt__), ('__le__', __le__), ('__gt__', __gt__), ('__ge__', __ge__)):
            if _put_method(cls, name, method):
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering')
    if frozen:
        names = [one.name for one in plain]

        def __setattr__(self, name, value):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f'cannot assign to field {name!r}')
            super(cls, self).__setattr__(name, value)

        def __delattr__(self, name):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f'cannot delete field {name!r}')
            super(cls, self).__delattr__(name)
        for name, method in (('__setattr__', __setattr__), ('__delattr__', __delattr__)):
            if _put_method(cls, name, method):
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}')
    hashed = [one.name for one in plain if (one.compare if one.hash is None else one.hash)]

    def __hash__(self):
        return hash(tuple([getattr(self, name) for name in hashed]))
    if unsafe_hash:
        if explicit_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        cls.__hash__ = __hash__
    elif eq and not explicit_hash:
        cls.__hash__ = __hash__ if frozen else None
    if not getattr(cls, '__doc__', None):
        cls.__doc__ = cls.__name__ + _signature(every) if init else cls.__name__ + '()'
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([one.name for one in every if one.init and not one.kw_only and one._field_type != '_FIELD_CLASSVAR'])
    return cls

def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)
    return wrap if cls is None else wrap(cls)

def fields(class_or_instance):
    found = getattr(class_or_instance, '__dataclass_fields__', None)
    if found is None:
        raise TypeError('must be called with a dataclass type or instance')
    return tuple([one for one in found.values() if one._field_type == '_FIELD'])

def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), '__dataclass_fields__')

def _is_instance(obj):
    return hasattr(type(obj), '__dataclass_fields__')

def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _asdict(obj, dict_factory)

def _asdict(obj, factory):
    if _is_instance(obj):
        return factory([(one.name, _asdict(getattr(obj, one.name), factory)) for one in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[_asdict(one, factory) for one in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_asdict(one, factory) for one in obj])
    if isinstance(obj, dict):
        return type(obj)([(_asdict(key, factory), _asdict(value, factory)) for key, value in obj.items()])
    import copy
    return copy.deepcopy(obj)

def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _astuple(obj, tuple_factory)

def _astuple(obj, factory):
    if _is_instance(obj):
        return factory([_astuple(getattr(obj, one.name), factory) for one in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[_astuple(one, factory) for one in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_astuple(one, factory) for one in obj])
    if isinstance(obj, dict):
        return type(obj)([(_astuple(key, factory), _astuple(value, factory)) for key, value in obj.items()])
    import copy
    return copy.deepcopy(obj)

def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    for one in obj.__dataclass_fields__.values():
        if one._field_type == '_FIELD_CLASSVAR':
            continue
        if not one.init:
            if one.name in changes:
                raise ValueError(f'field {one.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if one.name not in changes:
            if one._field_type == '_FIELD_INITVAR' and one.default is MISSING:
                raise ValueError(f'InitVar {one.name!r} must be specified with replace()')
            changes[one.name] = getattr(obj, one.name)
    return obj.__class__(**changes)

def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    annotations = {}
    body = dict(namespace or {})
    for item in fields:
        if isinstance(item, str):
            annotations[item] = object
        else:
            annotations[item[0]] = item[1]
            if len(item) == 3:
                body[item[0]] = item[2]
    body['__annotations__'] = annotations
    return dataclass(type(cls_name, bases, body), **options)

_publish(globals())
`;
