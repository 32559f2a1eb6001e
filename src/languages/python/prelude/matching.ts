/** What the match statement asks (Python/ceval.c match_class, match_keys; Tables TPFLAGS_SEQUENCE and TPFLAGS_MAPPING): each answers None or a tuple. */
export const MATCHING = String.raw`
def match_sequence(subject, before, after):
    if not _is_match_sequence(subject):
        return None
    size = len(subject)
    if after < 0:
        if size != before:
            return None
        return tuple(subject)
    if size < before + after:
        return None
    items = list(subject)
    return tuple(items[:before]) + (items[before:size - after],) + tuple(items[size - after:])

def _is_match_sequence(subject):
    if isinstance(subject, (list, tuple, range)):
        return True
    if isinstance(subject, (str, bytes, bytearray)):
        return False
    return _match_flag(type(subject)) == 'sequence'

def _match_flag(cls):
    for one in cls.__mro__:
        flag = one.__dict__.get('_match_as')
        if flag is not None:
            return flag
    return None

def match_mapping(subject, keys, wants_rest):
    if not isinstance(subject, dict) and _match_flag(type(subject)) != 'mapping':
        return None
    if keys and len(subject) < len(keys):
        return None
    values = []
    seen = []
    missing = object()
    for key in keys:
        if key in seen:
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        seen.append(key)
        value = subject.get(key, missing)
        if value is missing:
            return None
        values.append(value)
    if wants_rest:
        rest = dict(subject)
        for key in keys:
            del rest[key]
        values.append(rest)
    return tuple(values)

_self_matching = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)

def match_class(subject, cls, count, names):
    if not isinstance(cls, type):
        raise TypeError("called match pattern must be a class")
    if not isinstance(subject, cls):
        return None
    values = []
    seen = []
    if count:
        self_match = False
        missing = object()
        wanted = getattr(cls, '__match_args__', missing)
        if wanted is missing:
            wanted = ()
            self_match = issubclass(cls, _self_matching)
        elif not isinstance(wanted, tuple):
            raise TypeError(f"{cls.__name__}.__match_args__ must be a tuple (got {_type_name(wanted)})")
        allowed = 1 if self_match else len(wanted)
        if allowed < count:
            raise TypeError(f"{cls.__name__}() accepts {allowed} positional sub-pattern{'' if allowed == 1 else 's'} ({count} given)")
        if self_match:
            values.append(subject)
        else:
            for name in wanted[:count]:
                if not isinstance(name, str):
                    raise TypeError(f"__match_args__ elements must be strings (got {_type_name(name)})")
                if not _match_attribute(subject, cls, name, seen, values):
                    return None
    for name in names:
        if not _match_attribute(subject, cls, name, seen, values):
            return None
    return tuple(values)

def _match_attribute(subject, cls, name, seen, values):
    if name in seen:
        raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
    seen.append(name)
    try:
        values.append(getattr(subject, name))
    except AttributeError:
        return False
    return True
`;
