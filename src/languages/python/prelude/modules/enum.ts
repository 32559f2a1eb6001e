/** enum (Lib/enum.py of 3.11, in few words): members made by the metaclass, flags as combinations of bits. */
export const ENUM = String.raw`
class auto:
    # What stands for it until the class is made; expressions over several are worked out then.
    def __init__(self, value=None):
        self.value = value
        self._parts = None

    def _with(self, other, work):
        made = auto()
        made._parts = (self, other, work)
        return made

    def __or__(self, other):
        return self._with(other, lambda a, b: a | b)

    def __and__(self, other):
        return self._with(other, lambda a, b: a & b)

    def __xor__(self, other):
        return self._with(other, lambda a, b: a ^ b)

    def __add__(self, other):
        return self._with(other, lambda a, b: a + b)

    def __invert__(self):
        return self._with(0, lambda a, b: ~a)

    def __ror__(self, other):
        return self._with(other, lambda a, b: b | a)

    def _found(self):
        if self._parts is None:
            return self.value
        a, b, work = self._parts
        return work(a._found() if isinstance(a, auto) else a, b._found() if isinstance(b, auto) else b)

class _EnumProperty:
    def __init__(self, fget):
        self.fget = fget
        self.__doc__ = fget.__doc__

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            if self.name in owner.__dict__.get('_member_map_', {}):
                return owner._member_map_[self.name]
            raise AttributeError(f"{owner!r} has no attribute {self.name!r}")
        return self.fget(instance)

    def __set__(self, instance, value):
        raise AttributeError(f"<enum 'Enum'> cannot set attribute {self.name!r}")

    def __delete__(self, instance):
        raise AttributeError(f"<enum 'Enum'> cannot delete attribute {self.name!r}")

def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__'

def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'

def _is_descriptor(value):
    kind = type(value)
    return hasattr(kind, '__get__') or hasattr(kind, '__set__') or hasattr(kind, '__delete__')

class nonmember:
    def __init__(self, value):
        self.value = value

class member:
    def __init__(self, value):
        self.value = value

class EnumType(type):
    def __new__(metacls, name, bases, namespace, *, boundary=None, **kwds):
        members = {}
        rest = {}
        ignored = namespace.get('_ignore_', ())
        if isinstance(ignored, str):
            ignored = ignored.replace(',', ' ').split()
        for base in bases:
            if isinstance(base, EnumType) and base.__members__:
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
        for key, value in namespace.items():
            if key in ignored or key == '_ignore_':
                continue
            if isinstance(value, nonmember):
                rest[key] = value.value
            elif isinstance(value, member):
                members[key] = value.value
            elif _is_dunder(key) or _is_sunder(key) or _is_descriptor(value) or key.startswith('_' + name.lstrip('_') + '__'):
                rest[key] = value
            else:
                members[key] = value
        cls = super().__new__(metacls, name, bases, rest, **kwds)
        cls._member_names_ = []
        cls._member_map_ = {}
        cls._value2member_map_ = {}
        data = _data_type(cls)
        cls._member_type_ = data
        if data is not object:
            kin = [base for base in bases if isinstance(base, EnumType)]
            for method in ('__repr__', '__str__', '__format__'):
                if kin and method not in rest and getattr(cls, method) in (getattr(data, method), getattr(object, method)):
                    type.__setattr__(cls, method, getattr(kin[0], method))
        is_flag = issubclass(cls, Flag) if 'Flag' in globals() else False
        values = []
        for key, value in members.items():
            if isinstance(value, auto):
                if value._parts is not None:
                    value = value._found()
                else:
                    if value.value is None:
                        value.value = cls._generate_next_value_(key, 1, len(values), values[:])
                    value = value.value
            elif isinstance(value, tuple) and any([isinstance(one, auto) for one in value]):
                value = tuple([cls._generate_next_value_(key, 1, len(values), values[:]) if isinstance(one, auto) else one for one in value])
            args = value if isinstance(value, tuple) and not (data is tuple) else (value,)
            if data is tuple:
                args = (value,)
            own_new = rest.get('__new__')
            if own_new is None:
                for base in cls.__mro__[1:]:
                    if base in (object, data):
                        break
                    found = base.__dict__.get('__new__') if not base.__dict__.get('_library_enum') else None
                    if found is not None:
                        own_new = found
                        break
            if own_new is not None:
                maker = own_new.__func__ if isinstance(own_new, staticmethod) else own_new
                one = maker(cls, *args)
                if not hasattr(one, '_value_'):
                    one._value_ = value if data is object else data(*args)
            elif data is object:
                one = object.__new__(cls)
                one._value_ = value
            else:
                one = data.__new__(cls, *args)
                one._value_ = data(*args)
            value = one._value_
            one._name_ = key
            one.__objclass__ = cls
            if _special(one, '__init__') is not None:
                one.__init__(*args)
            for other in cls._member_map_.values():
                if other._value_ == value:
                    one = other
                    break
            else:
                one._sort_order_ = len(cls._member_names_)
                if not is_flag or (isinstance(value, int) and value and value & (value - 1) == 0):
                    cls._member_names_.append(key)
            values.append(value)
            cls._member_map_[key] = one
            type.__setattr__(cls, key, one)
            try:
                if value not in cls._value2member_map_:
                    cls._value2member_map_[value] = one
            except TypeError:
                pass
        if is_flag:
            cls._flag_mask_ = 0
            for one in cls._member_map_.values():
                if isinstance(one._value_, int) and one._value_ > 0:
                    cls._flag_mask_ |= one._value_
            cls._boundary_ = boundary or getattr(cls, '_boundary_', None) or STRICT
        return cls

    def __init__(cls, name, bases, namespace, **kwds):
        pass

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return Enum.__new__(cls, value)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        namespace = {}
        last = []
        pairs = names.items() if isinstance(names, dict) else names
        for at, one in enumerate(pairs):
            if isinstance(one, str):
                key, item = one, cls._generate_next_value_(one, start, at, last[:])
                last.append(item)
            else:
                key, item = one
            namespace[key] = item
        bases = (cls,) if type is None else (type, cls)
        if module is not None:
            namespace['__module__'] = module
        return _type_of(cls)(value, bases, namespace)

    def __contains__(cls, value):
        if not isinstance(value, Enum):
            raise TypeError(f"unsupported operand type(s) for 'in': {_type_name(value)!r} and {_type_name(cls)!r}")
        return isinstance(value, cls) and value._name_ in cls._member_map_

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __dir__(cls):
        return sorted(['__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__', '__len__', '__members__', '__module__', '__name__', '__qualname__'] + cls._member_names_)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    @property
    def __members__(cls):
        return _mapping_proxy(cls._member_map_)

    def __repr__(cls):
        if 'Flag' in globals() and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

EnumMeta = EnumType
_type_of = type

def _data_type(cls):
    for base in cls.__mro__:
        if base is object or base in (cls,):
            continue
        if base in (int, float, str, bytes, tuple):
            return base
    return object

class Enum(metaclass=EnumType):
    _library_enum = nonmember(True)

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
        except TypeError:
            for one in cls._member_map_.values():
                if one._value_ == value:
                    return one
        result = cls._missing_(value)
        if isinstance(result, cls):
            return result
        if result is None and _flag_of(cls) and cls._boundary_ is EJECT and isinstance(value, int):
            return value
        if result is None:
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        raise TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")

    def _generate_next_value_(name, start, count, last_values):
        for value in reversed(last_values):
            try:
                return value + 1
            except TypeError:
                pass
        return start

    _generate_next_value_ = staticmethod(_generate_next_value_)

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        return ['__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value']

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @_EnumProperty
    def name(self):
        return self._name_

    @_EnumProperty
    def value(self):
        return self._value_

def _flag_of(cls):
    return 'Flag' in globals() and issubclass(cls, Flag)

class ReprEnum(Enum):
    _library_enum = nonmember(True)

class IntEnum(int, ReprEnum):
    _library_enum = nonmember(True)

    def __str__(self):
        return int.__repr__(int(self))

    def __format__(self, spec):
        return format(int(self), spec)

    def __hash__(self):
        return hash(int(self))

class StrEnum(str, ReprEnum):
    _library_enum = nonmember(True)

    def __str__(self):
        return self._value_

    def __format__(self, spec):
        return format(self._value_, spec)

    def __hash__(self):
        return hash(self._value_)

    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    _generate_next_value_ = staticmethod(_generate_next_value_)

class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()

STRICT, CONFORM, EJECT, KEEP = FlagBoundary

class Flag(Enum):
    _library_enum = nonmember(True)
    _boundary_ = STRICT

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        highest = max(last_values)
        try:
            return 2 ** highest.bit_length()
        except AttributeError:
            raise TypeError(f'invalid flag value {highest!r}') from None

    _generate_next_value_ = staticmethod(_generate_next_value_)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask = cls._flag_mask_
        width = mask.bit_length()
        full = (1 << width) - 1
        if not ~full <= value <= full or value & (full ^ mask):
            if cls._boundary_ is STRICT:
                size = max(value.bit_length(), width)
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {_binary(value, size)}\n  allowed {_binary(mask, size)}")
            if cls._boundary_ is CONFORM:
                value = value & mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value = max(full + 1, 2 ** value.bit_length()) + value
        if value < 0:
            value += full + 1
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        data = cls._member_type_
        one = object.__new__(cls) if data is object else data.__new__(cls, value)
        one._value_ = value
        parts = [m._name_ for m in cls if m._value_ & value]
        left = value & ~mask
        one._name_ = '|'.join(parts + ([str(left)] if left else [])) if parts else None
        cls._value2member_map_[value] = one
        return one

    def _iter_member_(self):
        return [m for m in type(self) if m._value_ & self._value_]

    def __iter__(self):
        return iter(sorted(self._iter_member_(), key=lambda m: m._value_))

    def __len__(self):
        return self._value_.bit_count()

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __repr__(self):
        if self._name_ is None:
            return f"<{type(self).__name__}: {self._value_!r}>"
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        if self._name_ is None:
            return f"{type(self).__name__}({self._value_!r})"
        return f"{type(self).__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _number(self, other):
        if isinstance(other, type(self)):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def __or__(self, other):
        value = self._number(other)
        return value if value is NotImplemented else type(self)(self._value_ | value)

    def __and__(self, other):
        value = self._number(other)
        return value if value is NotImplemented else type(self)(self._value_ & value)

    def __xor__(self, other):
        value = self._number(other)
        return value if value is NotImplemented else type(self)(self._value_ ^ value)

    def __invert__(self):
        if type(self)._boundary_ in (KEEP,):
            return type(self)(~self._value_)
        return type(self)(type(self)._flag_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__
    __hash__ = Enum.__hash__

def _binary(number, size):
    sign = '1' if number < 0 else '0'
    digits = bin(number + (1 << size) if number < 0 else number)[2:].rjust(size, '0')
    return '0b' + sign + ' ' + digits

class IntFlag(int, ReprEnum, Flag):
    _library_enum = nonmember(True)
    _boundary_ = KEEP

    def __str__(self):
        return int.__repr__(int(self))

    def __format__(self, spec):
        return format(int(self), spec)

    def __hash__(self):
        return hash(int(self))

    def __or__(self, other):
        return Flag.__or__(self, other)

    def __and__(self, other):
        return Flag.__and__(self, other)

    def __xor__(self, other):
        return Flag.__xor__(self, other)

    def __invert__(self):
        return Flag.__invert__(self)

    def __repr__(self):
        return Flag.__repr__(self)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

def unique(enumeration):
    duplicates = [(name, one._name_) for name, one in enumeration.__members__.items() if name != one._name_]
    if duplicates:
        details = ', '.join([f"{alias} -> {name}" for alias, name in duplicates])
        raise ValueError(f'duplicate values found in {enumeration!r}: {details}')
    return enumeration

def global_enum(cls, update_str=False):
    return cls

property = _EnumProperty
_publish(globals())
`;
