/** Containers whose keys or items have equality of their own: the slow ways that natives of list, dict and set give way to. */
export const CONTAINERS = String.raw`
# -- lists -----------------------------------------------------------------------------------------------------------------

def _with_hint(iterable):
    # As PyObject_LengthHint: __len__ is asked once the iterator is there.
    iterator = iter(iterable)
    method = _special(iterable, '__len__')
    if method is not None:
        try:
            method(iterable)
        except TypeError:
            pass
    return iterator

def list_from(iterable=()):
    items = []
    for one in _over(_with_hint(iterable)):
        items.append(one)
    return items

def list_init(self, iterable=()):
    items = list_from(iterable)
    self.clear()
    _extend(self, items)

def list_extend(self, iterable):
    for one in _over(_with_hint(iterable)):
        _append(self, one)

def list_iadd(self, iterable):
    for one in iterable:
        _append(self, one)
    return self

def tuple_from(iterable=()):
    return tuple(list_from(iterable))

def tuple_new(cls, iterable=()):
    return tuple.__new__(cls, list_from(iterable))

def list_index(self, value, start=0, stop=None):
    items = _plain_items(self)
    for index in range(*slice(start, stop).indices(len(items))):
        if items[index] is value or items[index] == value:
            return index
    if isinstance(self, tuple):
        raise ValueError("tuple.index(x): x not in tuple")
    raise ValueError(f"{value!r} is not in list")

def list_count(self, value):
    total = 0
    for one in _plain_items(self):
        if one is value or one == value:
            total += 1
    return total

def list_remove(self, value):
    for index, one in enumerate(_plain_items(self)):
        if one is value or one == value:
            del self[index]
            return
    raise ValueError("list.remove(x): x not in list")

def list_eq(self, other):
    return compare_containers('==', _as_plain(self), _as_plain(other))

def list_ne(self, other):
    return not list_eq(self, other)

def contains(container, value):
    if _special(container, '__iter__') is None:
        kind = _kind(container)
        if kind == 'dict' or kind == 'dict_keys':
            return _find_entry(_dict_of(container), value, hash(value)) >= 0
        if kind == 'set':
            return _find_member(container, value) >= 0
    iterator = None
    try:
        iterator = iter(container)
    except TypeError:
        pass
    if iterator is None:
        raise TypeError(f"argument of type '{_type_name(container)}' is not iterable")
    for one in _over(iterator):
        if one is value or one == value:
            return True
    return False

def compare_containers(op, a, b):
    if isinstance(a, dict) and isinstance(b, dict) and op in ('==', '!='):
        return _equal_dicts(a, b) == (op == '==')
    if _kind(a) == 'set' or _kind(b) == 'set':
        return _compare_sets(op, a, b)
    if _kind(a) != _kind(b) or _kind(a) not in ('list', 'tuple'):
        if op == '==':
            return a is b
        if op == '!=':
            return a is not b
        raise TypeError(f"'{op}' not supported between instances of '{_type_name(a)}' and '{_type_name(b)}'")
    x = _plain_items(a)
    y = _plain_items(b)
    if len(x) != len(y) and op in ('==', '!='):
        return op == '!='
    for left, right in zip(x, y):
        if left is right or left == right:
            continue
        if op == '==':
            return False
        if op == '!=':
            return True
        if op == '<':
            return left < right
        if op == '<=':
            return left <= right
        if op == '>':
            return left > right
        return left >= right
    return _compare_sizes(op, len(x), len(y))

def _compare_sizes(op, a, b):
    if op == '==':
        return a == b
    if op == '!=':
        return a != b
    if op == '<':
        return a < b
    if op == '<=':
        return a <= b
    if op == '>':
        return a > b
    return a >= b

def get_item(container, index):
    kind = _kind(container)
    if kind == 'dict':
        at = _find_entry(container, index, hash(index))
        if at < 0:
            hook = _special(container, '__missing__')
            if hook is not None:
                return hook(container, index)
            raise KeyError(index)
        return _entry_value(container, at)
    if isinstance(index, slice):
        return _as_plain(container)[_plain_slice(index)]
    return _as_plain(container)[_index(index)]

def _plain_slice(value):
    parts = [one if one is None or isinstance(one, int) else _index(one) for one in (value.start, value.stop, value.step)]
    return slice(*parts)

def set_item(container, index, value):
    if _kind(container) == 'dict':
        code = hash(index)
        _store_entry(container, _find_entry(container, index, code), index, value, code)
    elif isinstance(index, slice):
        container[_plain_slice(index)] = value
    else:
        container[_index(index)] = value

def delete_item(container, index):
    if _kind(container) == 'dict':
        at = _find_entry(container, index, hash(index))
        if at < 0:
            raise KeyError(index)
        _take_entry(container, at)
    elif isinstance(index, slice):
        del container[_plain_slice(index)]
    else:
        del container[_index(index)]

def set_slice(self, index, iterable):
    if not _is_iterable(iterable):
        raise TypeError("can only assign an iterable")
    self[_plain_slice(index)] = list_from(iterable)

# -- dicts -------------------------------------------------------------------------------------------------------------------

def _find_entry(self, key, code):
    for at in _entry_candidates(self, key, code):
        one = _entry_key(self, at)
        if one is key or one == key:
            return at
    return -1

def build_map(pairs):
    made = {}
    for at in range(0, len(pairs), 2):
        set_item(made, pairs[at], pairs[at + 1])
    return made

def dict_get(self, key, default=None):
    at = _find_entry(self, key, hash(key))
    return default if at < 0 else _entry_value(self, at)

def dict_pop(self, key, default=_missing):
    at = _find_entry(self, key, hash(key))
    if at >= 0:
        return _take_entry(self, at)
    if default is _missing:
        raise KeyError(key)
    return default

def dict_setdefault(self, key, default=None):
    code = hash(key)
    at = _find_entry(self, key, code)
    if at >= 0:
        return _entry_value(self, at)
    _store_entry(self, -1, key, default, code)
    return default

def dict_merge(self, other):
    if _special(other, 'keys') is not None:
        for key in other.keys():
            _put(self, key, other[key])
    else:
        for key, value in _plain_pairs(other):
            _put(self, key, value)

def _put(self, key, value):
    if _needs_python_key(self, key):
        code = hash(key)
        _store_entry(self, _find_entry(self, key, code), key, value, code)
    else:
        _set_plain(self, key, value)

def dict_update(self, other=(), /, **keywords):
    if isinstance(other, dict) or hasattr(other, 'keys'):
        dict_merge(self, other)
    else:
        for index, pair in enumerate(other):
            try:
                pair = list_from(pair)
            except TypeError:
                raise TypeError(f"cannot convert dictionary update sequence element #{index} to a sequence")
            if len(pair) != 2:
                raise ValueError(f"dictionary update sequence element #{index} has length {len(pair)}; 2 is required")
            _put(self, pair[0], pair[1])
    for key, value in keywords.items():
        _set_plain(self, key, value)

def dict_from(other=(), /, **keywords):
    made = {}
    if not isinstance(other, dict) and not _is_iterable(other):
        raise TypeError(f"'{_type_name(other)}' object is not iterable")
    dict_update(made, other, **keywords)
    return made

def dict_fromkeys(cls, iterable, value=None):
    made = {} if cls is dict else cls()
    for key in iterable:
        made[key] = value
    return made

def dict_or(a, b):
    made = {}
    dict_merge(made, a)
    dict_merge(made, b)
    return made

def dict_ior(a, b):
    dict_merge(a, b)
    return a

def _equal_dicts(a, b):
    if _plain_length(a) != _plain_length(b):
        return False
    for key, value in _plain_pairs(a):
        at = _find_entry(b, key, hash(key))
        if at < 0:
            return False
        other = _entry_value(b, at)
        if not (value is other or value == other):
            return False
    return True

# -- sets --------------------------------------------------------------------------------------------------------------------

def _find_member(self, key, code=None):
    if isinstance(key, set):
        key = frozenset(key)
    for at in _member_candidates(self, key, hash(key) if code is None else code):
        one = _member(self, at)
        if one is key or one == key:
            return at
    return -1

def set_add(self, key):
    if not _needs_python_member(self, key):
        _add_plain(self, key)
    else:
        _add_hashed(self, key, hash(key))

def _add_hashed(self, key, code):
    if _find_member(self, key, code) < 0:
        _add_member(self, key, code)

def _discard_hashed(self, key, code):
    at = _find_member(self, key, code)
    if at >= 0:
        _drop_member(self, at)

def set_discard(self, key):
    at = _find_member(self, key)
    if at >= 0:
        _drop_member(self, at)

def set_remove(self, key):
    at = _find_member(self, key)
    if at < 0:
        raise KeyError(key)
    _drop_member(self, at)

def build_set(items):
    made = set()
    for one in items:
        set_add(made, one)
    return made

# What stands in a set has its hash there: only keys that come from elsewhere are asked for it.

def set_from(iterable=()):
    made = set()
    set_update(made, iterable)
    return made

def frozenset_from(iterable=()):
    return _freeze(set_from(iterable))

def set_init(self, iterable=()):
    items = list_from(iterable)
    self.clear()
    for one in items:
        set_add(self, one)

def set_update(self, other):
    if _kind(other) == 'set':
        if other is self:
            return
        if _plain_length(self) == 0:
            # Nothing to compare with; a table with traces of removed keys is made anew.
            self.clear()
            _copy_members(self, other)
            return
        _reserve_members(self, _plain_length(other))
        for key, code in _member_pairs(other):
            _add_hashed(self, key, code)
        return
    if _kind(other) == 'dict':
        _reserve_members(self, _plain_length(other))
    for one in other:
        set_add(self, one)

def set_update_all(self, *others):
    for other in others:
        set_update(self, other)

def _like(self, made):
    return _freeze(made) if isinstance(self, frozenset) else made

def set_union(self, *others):
    made = set_from(self)
    for other in others:
        if other is not self:
            set_update(made, other)
    return _like(self, made)

def _intersection(self, other):
    if other is self:
        return set_from(self)
    made = set()
    if _kind(other) == 'set':
        few, many = (self, other) if _plain_length(other) > _plain_length(self) else (other, self)
        for key, code in _member_pairs(few):
            if _find_member(many, key, code) >= 0:
                _add_hashed(made, key, code)
        return made
    for one in other:
        code = hash(one)
        if _find_member(self, one, code) >= 0:
            _add_hashed(made, one, code)
    return made

def set_intersection(self, *others):
    if not others:
        return _like(self, set_from(self))
    made = self
    for other in others:
        made = _intersection(made, other)
    return _like(self, made)

def _difference(self, other):
    if _kind(other) != 'set' or _plain_length(self) >> 2 > _plain_length(other):
        made = set_from(self)
        _difference_update(made, other)
        return made
    made = set()
    for key, code in _member_pairs(self):
        if _find_member(other, key, code) < 0:
            _add_hashed(made, key, code)
    return made

def _difference_update(self, other):
    if other is self:
        self.clear()
        return
    if _kind(other) == 'set':
        for key, code in _member_pairs(other):
            _discard_hashed(self, key, code)
    else:
        for one in other:
            set_discard(self, one)
    _compact_members(self)

def set_difference(self, *others):
    if not others:
        return _like(self, set_from(self))
    made = _difference(self, others[0])
    for other in others[1:]:
        _difference_update(made, other)
    return _like(self, made)

def _toggle(self, other):
    for key, code in _member_pairs(other):
        at = _find_member(self, key, code)
        if at >= 0:
            _drop_member(self, at)
        else:
            _add_hashed(self, key, code)

def set_symmetric_difference_update(self, other):
    if other is self:
        self.clear()
    else:
        _toggle(self, other if _kind(other) == 'set' else set_from(other))

def set_symmetric_difference(self, other):
    made = set_from(other)
    _toggle(made, self)
    return _like(self, made)

def _replace(self, made):
    self.clear()
    _copy_members(self, made)

def set_intersection_update(self, *others):
    _replace(self, set_intersection(self, *others))

def set_difference_update(self, *others):
    for other in others:
        _difference_update(self, other)

def set_issubset(self, other):
    if _kind(other) != 'set':
        other = set_from(other)
    if _plain_length(self) > _plain_length(other):
        return False
    for key, code in _member_pairs(self):
        if _find_member(other, key, code) < 0:
            return False
    return True

def set_issuperset(self, other):
    if _kind(other) == 'set':
        return set_issubset(other, self)
    for one in other:
        if _find_member(self, one) < 0:
            return False
    return True

def set_isdisjoint(self, other):
    if other is self:
        return _plain_length(self) == 0
    if _kind(other) == 'set':
        few, many = (self, other) if _plain_length(other) > _plain_length(self) else (other, self)
        for key, code in _member_pairs(few):
            if _find_member(many, key, code) >= 0:
                return False
        return True
    for one in other:
        if _find_member(self, one) >= 0:
            return False
    return True

def set_operation(op, a, b, inplace):
    if _kind(a) != 'set':
        a = set_from(a)
        inplace = False
    if _kind(b) != 'set':
        b = set_from(b)
    if not inplace or isinstance(a, frozenset):
        if op == '|':
            return set_union(a, b)
        if op == '&':
            return set_intersection(a, b)
        if op == '-':
            return set_difference(a, b)
        return set_symmetric_difference(a, b)
    if op == '|':
        set_update(a, b)
    elif op == '&':
        _replace(a, _intersection(a, b))
    elif op == '-':
        _difference_update(a, b)
    else:
        set_symmetric_difference_update(a, b)
    return a

def _compare_sets(op, a, b):
    if _kind(a) != 'set' or _kind(b) != 'set':
        if op in ('==', '!='):
            return op == '!='
        raise TypeError(f"'{op}' not supported between instances of '{_type_name(a)}' and '{_type_name(b)}'")
    x = _plain_length(a)
    y = _plain_length(b)
    if op == '==':
        return x == y and set_issubset(a, b)
    if op == '!=':
        return not (x == y and set_issubset(a, b))
    if op == '<=':
        return x <= y and set_issubset(a, b)
    if op == '<':
        return x < y and set_issubset(a, b)
    if op == '>=':
        return y <= x and set_issubset(b, a)
    return y < x and set_issubset(b, a)
`;
