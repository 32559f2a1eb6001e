/**
 * The builtin functions that call Python code of the program (keys, __repr__, __eq__, iterators), in Python. Natives of the same kind give way to these
 * where they must. What a program can name is put into builtins by `_define`; the rest is for the machine. Hidden from the trace and from tracebacks.
 */
export const BUILTINS = String.raw`
def apply(function, args, keywords):
    return function(*args, **keywords)

def instance(cls):
    return cls()

def raise_class(cls):
    exception = cls()
    if not _is_exception(exception):
        raise TypeError(f"calling {cls!r} should have returned an instance of BaseException, not {type(exception)!r}")
    raise exception

def raise_from(exception, cause):
    if isinstance(exception, type):
        exception = exception()
    if isinstance(cause, type):
        cause = cause()
    raise exception from cause

def close_generator(generator):
    generator.close()

def generator_throw(generator, cls, value):
    if value is None:
        return generator.throw(cls())
    if isinstance(value, tuple):
        return generator.throw(cls(*value))
    return generator.throw(cls(value))

# -- numbers, truth, text ------------------------------------------------------------------------------------------------

def truth_of(value):
    return True if value else False

def slow_len(value):
    size = _special(value, '__len__')(value)
    if not isinstance(size, int):
        raise TypeError(f"'{_type_name(size)}' object cannot be interpreted as an integer")
    if size < 0:
        raise ValueError("__len__() should return >= 0")
    return int(size)

def slow_hash(value):
    if isinstance(value, tuple):
        return _hash_tuple([hash(one) for one in value])
    if isinstance(value, frozenset):
        return _hash_frozenset([code for _, code in _member_pairs(value)])
    method = _special(value, '__hash__')
    if method is None:
        if _is_unhashable(value):
            raise TypeError(f"unhashable type: '{_type_name(value)}'")
        return _identity_hash(value)
    result = method(value)
    if not isinstance(result, int):
        raise TypeError("__hash__ method should return an integer")
    return _fold_hash(result)

def slow_repr(value):
    method = _special(value, '__repr__')
    if method is not None:
        text = method(value)
        if not isinstance(text, str):
            raise TypeError(f"__repr__ returned non-string (type {_type_name(text)})")
        return text
    return container_repr(value)

def _enclosed(value, parts, left, right, again):
    key = id(value)
    if key in _open_reprs:
        return again
    _open_reprs[key] = True
    try:
        return left + ', '.join([repr(one) for one in parts]) + right
    finally:
        del _open_reprs[key]

_open_reprs = {}

def container_repr(value):
    if isinstance(value, list):
        return _enclosed(value, _plain_items(value), '[', ']', '[...]')
    if isinstance(value, tuple):
        return _enclosed(value, _plain_items(value), '(', ',)' if _plain_length(value) == 1 else ')', '(...)')
    if isinstance(value, dict):
        key = id(value)
        if key in _open_reprs:
            return '{...}'
        _open_reprs[key] = True
        try:
            return '{' + ', '.join([repr(k) + ': ' + repr(v) for k, v in _plain_pairs(value)]) + '}'
        finally:
            del _open_reprs[key]
    if isinstance(value, (set, frozenset)):
        name = _type_name(value)
        if _plain_length(value) == 0:
            return name + '()'
        if name == 'set':
            return _enclosed(value, _plain_items(value), '{', '}', 'set(...)')
        return _enclosed(value, _plain_items(value), name + '({', '})', name + '(...)')
    if isinstance(value, BaseException):
        return exception_repr(value)
    kind = _kind(value)
    if kind in ('dict_keys', 'dict_values', 'dict_items'):
        return kind + '([' + ', '.join([repr(one) for one in value]) + '])'
    bound = _bound_parts(value)
    if bound is not None:
        return f'<bound method {bound[0]} of {bound[1]!r}>'
    if isinstance(value, slice):
        return f'slice({value.start!r}, {value.stop!r}, {value.step!r})'
    return _container_repr(value, repr)

def exception_repr(value):
    return _type_name(value) + '(' + ', '.join([repr(one) for one in value.args]) + ')'

def exception_str(value):
    args = value.args
    if isinstance(value, KeyError) and len(args) == 1:
        return repr(args[0])
    if len(args) == 0:
        return ''
    if len(args) == 1:
        return str(args[0])
    return repr(args)

def slow_ascii(value):
    return _escape(repr(value))

def slow_str(value=''):
    method = _special(value, '__str__')
    if method is not None:
        text = method(value)
        if not isinstance(text, str):
            raise TypeError(f"__str__ returned non-string (type {_type_name(text)})")
        return text
    if isinstance(value, BaseException) and _special(value, '__repr__') is None:
        return exception_str(value)
    if isinstance(value, BaseException):
        return exception_str(value)
    return repr(value)

def str_new(cls, value=''):
    return str.__new__(cls, str(value))

def slow_format(value, spec=''):
    method = _special(value, '__format__')
    if method is not None:
        text = method(value, spec)
        if not isinstance(text, str):
            raise TypeError(f"__format__ must return a str, not {_type_name(text)}")
        return text
    if spec == '':
        return str(value)
    return _format(value, spec)

def format_value(value, conversion, spec):
    if conversion == 1:
        value = str(value)
    elif conversion == 2:
        value = repr(value)
    elif conversion == 3:
        value = ascii(value)
    return format(value, spec)

def _index(value):
    if isinstance(value, int):
        return int(value)
    method = _special(value, '__index__')
    if method is None:
        raise TypeError(f"'{_type_name(value)}' object cannot be interpreted as an integer")
    return method(value)

def call_with_numbers(native, args, keywords):
    plain = []
    for one in args:
        if _special(one, '__index__') is not None:
            plain.append(_index(one))
        elif _special(one, '__float__') is not None:
            plain.append(float(one))
        else:
            plain.append(one)
    return native(*plain, **keywords)

def int_from(value=0, base=None):
    if base is not None:
        return int(value, _index(base))
    for name in ('__int__', '__index__', '__trunc__'):
        method = _special(value, name)
        if method is not None:
            result = method(value)
            if not isinstance(result, int):
                raise TypeError(f"{name} returned non-int (type {_type_name(result)})")
            return result

def int_new(cls, value=0, base=None):
    return int.__new__(cls, int_from(value, base))

def int_from_bytes(cls, value, byteorder='big', signed=False):
    return int.from_bytes(bytes(value), byteorder, signed=signed)

def float_from(value):
    method = _special(value, '__float__')
    if method is not None:
        result = method(value)
        if not isinstance(result, float):
            raise TypeError(f"{_type_name(value)}.__float__ returned non-float (type {_type_name(result)})")
        return result
    return float(_index(value))

def bytes_from(source, *rest):
    method = _special(source, '__bytes__')
    if method is not None:
        result = method(source)
        if not isinstance(result, bytes):
            raise TypeError(f"__bytes__ returned non-bytes (type {_type_name(result)})")
        return result
    return bytes(list_from(source))

def bytearray_from(source, *rest):
    return bytearray(list_from(source))

def bytearray_extend(self, source):
    self.extend(bytes(list_from(source)))

def str_join(self, iterable):
    return self.join(list_from(iterable))

def percent_format(template, operand):
    operands = _percent_operands(template)
    if operands and operands[0][0] is not None:
        values = {}
        for key, kind in operands:
            if key is not None:
                values[key] = _percent_convert(kind, operand[key])
        return _percent_render(template, values)
    given = operand if isinstance(operand, tuple) else (operand,)
    values = []
    for index, value in enumerate(given):
        values.append(_percent_convert(operands[index][1], value) if index < len(operands) else value)
    return _percent_render(template, tuple(values))

def _percent_convert(kind, value):
    if kind == 'str':
        return str(value)
    if kind == 'repr':
        return repr(value)
    if kind == 'ascii':
        return ascii(value)
    if kind == 'float' and _special(value, '__float__') is not None:
        return float(value)
    if kind == 'number' and (_special(value, '__int__') is not None or _special(value, '__index__') is not None):
        return int(value)
    if kind in ('index', 'character') and _special(value, '__index__') is not None:
        return _index(value)
    return value

def str_format(template, args, keywords):
    return _render_pieces(_format_pieces(template), args, keywords)

def str_format_map(template, mapping):
    return str_format(template, (), mapping)

def _render_pieces(pieces, args, keywords):
    out = []
    for piece in pieces:
        kind = piece[0]
        if kind == 'text':
            out.append(piece[1])
        elif kind == 'error':
            raise ValueError(piece[1])
        else:
            _, first, path, conversion, spec = piece
            if isinstance(first, int):
                if first >= len(args):
                    raise IndexError(_index_out_of_range(first))
                value = args[first]
            else:
                value = keywords[first]
            for part, name in path:
                if part == 'attribute':
                    value = getattr(value, name)
                elif part == 'item':
                    value = value[name]
                else:
                    raise ValueError(name)
            if conversion == 'r':
                value = repr(value)
            elif conversion == 's':
                value = str(value)
            elif conversion == 'a':
                value = ascii(value)
            elif conversion != '':
                raise ValueError(_unknown_conversion(conversion))
            out.append(format(value, _render_pieces(spec, args, keywords)))
    return ''.join(out)

# -- attributes ------------------------------------------------------------------------------------------------------------

def getattr_or(value, name, default):
    try:
        return getattr(value, name)
    except AttributeError:
        return default

def slow_hasattr(value, name):
    try:
        getattr(value, name)
    except AttributeError:
        return False
    return True

def slow_dir(value):
    return sorted(_special(value, '__dir__')(value))

def finish_class(cls, keywords):
    for name, value in _class_entries(cls):
        hook = _special(value, '__set_name__')
        if hook is not None:
            hook(value, cls, name)
    _super_init_subclass(cls)(**keywords)
    return cls

def build_class(body, name, bases, keywords):
    resolved = []
    for base in bases:
        entries = None if isinstance(base, type) else _special(base, '__mro_entries__')
        if entries is None:
            resolved.append(base)
        else:
            resolved.extend(entries(base, bases))
    metaclass = keywords.pop('metaclass', None)
    if metaclass is None:
        metaclass = type(resolved[0]) if resolved and isinstance(resolved[0], type) else type
    if isinstance(metaclass, type):
        for base in resolved:
            other = type(base)
            if not issubclass(other, type) or issubclass(metaclass, other):
                continue
            if not issubclass(other, metaclass):
                raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
            metaclass = other
    prepare = getattr(metaclass, '__prepare__', None)
    namespace = {} if prepare is None else prepare(name, tuple(resolved), **keywords)
    if not isinstance(namespace, dict):
        raise TypeError(f"{getattr(metaclass, '__name__', '<metaclass>')}.__prepare__() must return a mapping, not {_type_name(namespace)}")
    if _special(namespace, '__setitem__') is not None:
        raise _unsupported("A class namespace with a __setitem__ of its own is not part of the Python that runs here.")
    if len(resolved) != len(bases) or not all([a is b for a, b in zip(resolved, bases)]):
        namespace['__orig_bases__'] = bases
    _run_class_body(body, namespace)
    return metaclass(name, tuple(resolved), namespace, **keywords)

def import_dotted(name, wants_top):
    top, _, last = name.partition('.')
    package = _import_one(top)
    module = _import_one(name)
    setattr(package, last, module)
    return package if wants_top else module

class UnionType:
    __module__ = 'types'

    def __init__(self, args):
        self.__args__ = args
        self.__parameters__ = ()

    def __repr__(self):
        return ' | '.join(['None' if one is type(None) else one.__qualname__ if isinstance(one, type) and one.__module__ == 'builtins' else f'{one.__module__}.{one.__qualname__}' if isinstance(one, type) else repr(one) for one in self.__args__])

    def __or__(self, other):
        return union_type(self, other)

    def __ror__(self, other):
        return union_type(other, self)

    def __eq__(self, other):
        return isinstance(other, UnionType) and set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, value):
        return isinstance(value, self.__args__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__args__)

def union_type(a, b):
    args = []
    for one in (a, b):
        for part in one.__args__ if isinstance(one, UnionType) else (type(None) if one is None else one,):
            if part not in args:
                args.append(part)
    return args[0] if len(args) == 1 else UnionType(tuple(args))

def _missing_arguments(name, names, kind='positional'):
    quoted = [repr(one) for one in names]
    shown = quoted[0] if len(quoted) == 1 else ' and '.join(quoted) if len(quoted) == 2 else ', '.join(quoted[:-1]) + ', and ' + quoted[-1]
    return f"{name}() missing {len(names)} required {kind} argument{'' if len(names) == 1 else 's'}: {shown}"

def slow_isinstance(value, cls):
    if type(value) is cls:
        return True
    if isinstance(cls, tuple):
        return any([slow_isinstance(value, one) for one in cls])
    check = _special(cls, '__instancecheck__')
    if check is None:
        return isinstance(value, cls)
    return True if check(cls, value) else False

def slow_issubclass(value, cls):
    if isinstance(cls, tuple):
        return any([slow_issubclass(value, one) for one in cls])
    check = _special(cls, '__subclasscheck__')
    if check is None:
        return issubclass(value, cls)
    return True if check(cls, value) else False

# -- iteration ---------------------------------------------------------------------------------------------------------------

def next_or(iterator, default):
    try:
        return iterator.__next__()
    except StopIteration:
        return default

def _callable_iterator(function, sentinel):
    while True:
        value = function()
        if value == sentinel:
            return
        yield value

def callable_iterator(function, sentinel):
    if not callable(function):
        raise TypeError("iter(v, w): v must be callable")
    return _as_kind(_callable_iterator(function, sentinel), 'callable_iterator')

def sequence_iterator(sequence):
    index = 0
    try:
        while True:
            yield sequence[index]
            index += 1
    except IndexError:
        pass

def unpack(value, count):
    items = []
    for one in value:
        items.append(one)
        if count >= 0 and len(items) > count:
            break
    return items

def _enumerate(iterator, index):
    for one in _over(iterator):
        yield index, one
        index += 1

def enumerate(iterable, start=0):
    iterator = _native_iterator(iterable)
    if iterator is not None:
        return _native_enumerate(iterator, start)
    return _as_kind(_enumerate(iter(iterable), start), 'enumerate')

def _zip(iterators, strict):
    while True:
        row = []
        for index, iterator in enumerate(iterators):
            try:
                row.append(next(iterator))
            except StopIteration:
                if strict and index > 0:
                    raise ValueError(_zip_message(index, 'shorter'))
                if strict:
                    for other in range(1, len(iterators)):
                        try:
                            next(iterators[other])
                        except StopIteration:
                            continue
                        raise ValueError(_zip_message(other, 'longer'))
                return
        yield tuple(row)

def _zip_message(index, word):
    others = 'argument 1' if index == 1 else f'arguments 1-{index}'
    return f'zip() argument {index + 1} is {word} than {others}'

def zip(*iterables, strict=False):
    iterators = [_native_iterator(one) for one in iterables]
    if None not in iterators:
        return _native_zip(iterators, strict)
    made = []
    for index, one in enumerate(iterables):
        if not _is_iterable(one):
            raise TypeError(f"'{_type_name(one)}' object is not iterable")
        made.append(iter(one))
    return _as_kind(_zip(made, strict), 'zip')

def _map_one(function, iterator):
    for one in _over(iterator):
        yield function(one)

def _map_many(function, iterators):
    while True:
        row = []
        for iterator in iterators:
            try:
                row.append(next(iterator))
            except StopIteration:
                return
        yield function(*row)

def map(function, *iterables):
    if not iterables:
        raise TypeError("map() must have at least two arguments.")
    if len(iterables) == 1:
        return _as_kind(_map_one(function, iter(iterables[0])), 'map')
    return _as_kind(_map_many(function, [iter(one) for one in iterables]), 'map')

def _filter(function, iterator):
    if function is None:
        for one in _over(iterator):
            if one:
                yield one
    else:
        for one in _over(iterator):
            if function(one):
                yield one

def filter(*arguments):
    if len(arguments) != 2:
        raise TypeError(f"filter expected 2 arguments, got {len(arguments)}")
    function, iterable = arguments
    return _as_kind(_filter(function, iter(iterable)), 'filter')

def _reversed(sequence, size):
    while size > 0:
        size -= 1
        yield sequence[size]

def reversed(sequence):
    method = _special(sequence, '__reversed__')
    if method is not None:
        return method(sequence)
    iterator = _native_reversed(sequence)
    if iterator is not None:
        return iterator
    if _special(sequence, '__getitem__') is None or _special(sequence, '__len__') is None:
        raise TypeError(f"'{_type_name(sequence)}' object is not reversible")
    return _as_kind(_reversed(sequence, len(sequence)), 'reversed')

def any(iterable):
    for one in iterable:
        if one:
            return True
    return False

def all(iterable):
    for one in iterable:
        if not one:
            return False
    return True

def sum(iterable, /, start=0):
    if isinstance(start, str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    if isinstance(start, bytes):
        raise TypeError("sum() can't sum bytes [use b''.join(seq) instead]")
    if isinstance(start, bytearray):
        raise TypeError("sum() can't sum bytearray [use b''.join(seq) instead]")
    fast = _native_sum(iterable, start)
    if fast is not None:
        return fast
    total = start
    for one in iterable:
        total = total + one
    return total

_missing = object()

def _extreme(name, args, key, default, larger):
    if len(args) == 1:
        iterator = iter(args[0])
    else:
        iterator = iter(args)
    best = best_key = _missing
    for one in _over(iterator):
        one_key = one if key is None else key(one)
        if best is _missing or (one_key > best_key if larger else one_key < best_key):
            best = one
            best_key = one_key
    if best is _missing:
        if default is _missing:
            raise ValueError(f"{name}() arg is an empty sequence")
        return default
    return best

def slow_min(*args, key=None, default=_missing):
    return _extreme('min', args, key, default, False)

def slow_max(*args, key=None, default=_missing):
    return _extreme('max', args, key, default, True)

def _sort(items, key, reverse):
    # Sorts the list in place; where a comparison fails, what was sorted so far stays.
    keys = items if key is None else [key(one) for one in items]
    if _native_sort(items, keys, reverse):
        return
    pairs = [(keys[i], items[i]) for i in range(len(items))]
    if reverse:
        pairs.reverse()
    try:
        _list_sort(pairs)
    finally:
        if reverse:
            pairs.reverse()
        items[:] = [item for _, item in pairs]

# CPython's list.sort, pair by pair: numbers/list-sort.ts is the same for keys that compare without Python code.

def _list_sort(items):
    length = len(items)
    if length < 2:
        return
    gallop = [7]
    starts = []
    lengths = []
    powers = []
    rest = 0
    shortest = length
    while shortest >= 64:
        rest |= shortest & 1
        shortest >>= 1
    shortest += rest
    low = 0
    while low < length:
        size = _count_run(items, low, length)
        if size < shortest:
            forced = min(shortest, length - low)
            _insert_binary(items, low, low + forced, low + size)
            size = forced
        if starts:
            power = _run_power(starts[-1], lengths[-1], size, length)
            while len(starts) > 1 and powers[-2] > power:
                _merge_at(items, starts, lengths, powers, len(starts) - 2, gallop)
            powers[-1] = power
        starts.append(low)
        lengths.append(size)
        powers.append(0)
        low += size
    while len(starts) > 1:
        at = len(starts) - 2
        if at > 0 and lengths[at - 1] < lengths[at + 1]:
            at -= 1
        _merge_at(items, starts, lengths, powers, at, gallop)

def _run_power(start, first, second, length):
    a = 2 * start + first
    b = a + first + second
    power = 1
    while True:
        if a >= length:
            a -= length
            b -= length
        elif b >= length:
            return power
        a *= 2
        b *= 2
        power += 1

def _count_run(items, low, high):
    at = low + 1
    if at == high:
        return 1
    descending = True if items[at][0] < items[low][0] else False
    at += 1
    while at < high:
        if (True if items[at][0] < items[at - 1][0] else False) is not descending:
            break
        at += 1
    if descending:
        items[low:at] = items[low:at][::-1]
    return at - low

def _insert_binary(items, low, high, start):
    at = start + 1 if start == low else start
    while at < high:
        pivot = items[at]
        key = pivot[0]
        left = low
        right = at
        while left < right:
            middle = left + ((right - left) >> 1)
            if key < items[middle][0]:
                right = middle
            else:
                left = middle + 1
        del items[at]
        items.insert(left, pivot)
        at += 1

def _gallop_left(key, items, base, count, hint):
    last = 0
    offset = 1
    if items[base + hint][0] < key:
        most = count - hint
        while offset < most and items[base + hint + offset][0] < key:
            last = offset
            offset = offset * 2 + 1
        if offset > most:
            offset = most
        last += hint
        offset += hint
    else:
        most = hint + 1
        while offset < most and not items[base + hint - offset][0] < key:
            last = offset
            offset = offset * 2 + 1
        if offset > most:
            offset = most
        last, offset = hint - offset, hint - last
    last += 1
    while last < offset:
        middle = last + ((offset - last) >> 1)
        if items[base + middle][0] < key:
            last = middle + 1
        else:
            offset = middle
    return offset

def _gallop_right(key, items, base, count, hint):
    last = 0
    offset = 1
    if key < items[base + hint][0]:
        most = hint + 1
        while offset < most and key < items[base + hint - offset][0]:
            last = offset
            offset = offset * 2 + 1
        if offset > most:
            offset = most
        last, offset = hint - offset, hint - last
    else:
        most = count - hint
        while offset < most and not key < items[base + hint + offset][0]:
            last = offset
            offset = offset * 2 + 1
        if offset > most:
            offset = most
        last += hint
        offset += hint
    last += 1
    while last < offset:
        middle = last + ((offset - last) >> 1)
        if key < items[base + middle][0]:
            offset = middle
        else:
            last = middle + 1
    return offset

def _merge_at(items, starts, lengths, powers, at, gallop):
    a = starts[at]
    na = lengths[at]
    b = starts[at + 1]
    nb = lengths[at + 1]
    lengths[at] = na + nb
    del starts[at + 1], lengths[at + 1]
    del powers[at + 1]
    skipped = _gallop_right(items[b][0], items, a, na, 0)
    a += skipped
    na -= skipped
    if na == 0:
        return
    nb = _gallop_left(items[a + na - 1][0], items, b, nb, nb - 1)
    if nb == 0:
        return
    if na <= nb:
        _merge_low(items, a, na, b, nb, gallop)
    else:
        _merge_high(items, a, na, b, nb, gallop)

def _merge_low(items, start, na, b, nb, gallop):
    aside = items[start:start + na]
    a = 0
    to = start
    try:
        items[to] = items[b]
        to += 1
        b += 1
        nb -= 1
        while nb and na > 1:
            wins_a = wins_b = 0
            while nb and na > 1 and wins_a < gallop[0] and wins_b < gallop[0]:
                if items[b][0] < aside[a][0]:
                    items[to] = items[b]
                    b += 1
                    nb -= 1
                    wins_b += 1
                    wins_a = 0
                else:
                    items[to] = aside[a]
                    a += 1
                    na -= 1
                    wins_a += 1
                    wins_b = 0
                to += 1
            if not nb or na <= 1:
                break
            least = gallop[0] + 1
            while True:
                if least > 1:
                    least -= 1
                gallop[0] = least
                wins_a = _gallop_right(items[b][0], aside, a, na, 0)
                items[to:to + wins_a] = aside[a:a + wins_a]
                to += wins_a
                a += wins_a
                na -= wins_a
                if na <= 1 and wins_a:
                    break
                items[to] = items[b]
                to += 1
                b += 1
                nb -= 1
                if not nb:
                    break
                wins_b = _gallop_left(aside[a][0], items, b, nb, 0)
                items[to:to + wins_b] = items[b:b + wins_b]
                to += wins_b
                b += wins_b
                nb -= wins_b
                if not nb:
                    break
                items[to] = aside[a]
                to += 1
                a += 1
                na -= 1
                if na == 1 or not (wins_a >= 7 or wins_b >= 7):
                    break
            if not nb or na <= 1:
                break
            gallop[0] = least + 1
        if na == 1 and nb:
            items[to:to + nb] = items[b:b + nb]
            to += nb
    finally:
        items[to:to + na] = aside[a:a + na]

def _merge_high(items, start, na, b, nb, gallop):
    aside = items[b:b + nb]
    to = b + nb - 1
    try:
        na -= 1
        items[to] = items[start + na]
        to -= 1
        while na and nb > 1:
            wins_a = wins_b = 0
            while na and nb > 1 and wins_a < gallop[0] and wins_b < gallop[0]:
                if aside[nb - 1][0] < items[start + na - 1][0]:
                    na -= 1
                    items[to] = items[start + na]
                    wins_a += 1
                    wins_b = 0
                else:
                    nb -= 1
                    items[to] = aside[nb]
                    wins_b += 1
                    wins_a = 0
                to -= 1
            if not na or nb <= 1:
                break
            least = gallop[0] + 1
            while True:
                if least > 1:
                    least -= 1
                gallop[0] = least
                wins_a = na - _gallop_right(aside[nb - 1][0], items, start, na, na - 1)
                to -= wins_a
                na -= wins_a
                items[to + 1:to + 1 + wins_a] = items[start + na:start + na + wins_a]
                if not na:
                    break
                nb -= 1
                items[to] = aside[nb]
                to -= 1
                if nb == 1:
                    break
                wins_b = nb - _gallop_left(items[start + na - 1][0], aside, 0, nb, nb - 1)
                to -= wins_b
                nb -= wins_b
                items[to + 1:to + 1 + wins_b] = aside[nb:nb + wins_b]
                if nb <= 1 and wins_b:
                    break
                na -= 1
                items[to] = items[start + na]
                to -= 1
                if not na or not (wins_a >= 7 or wins_b >= 7):
                    break
            if not na or nb <= 1:
                break
            gallop[0] = least + 1
        if nb == 1 and na:
            to -= na
            items[to + 1:to + 1 + na] = items[start:start + na]
    finally:
        items[to - nb + 1:to + 1] = aside[:nb]

def sorted(iterable, /, *, key=None, reverse=False):
    items = list_from(iterable)
    _sort(items, key, reverse)
    return items

def list_sort(self, *, key=None, reverse=False):
    items = _plain_items(self)
    self.clear()
    changed = True
    try:
        _sort(items, key, reverse)
        changed = _plain_length(self) > 0
    finally:
        self[:] = items
    if changed:
        raise ValueError("list modified during sort")

def print(*values, sep=' ', end='\n', file=None, flush=False):
    if file is None:
        file = _stdout()
        if file is None:
            return
    if sep is None:
        sep = ' '
    elif not isinstance(sep, str):
        raise TypeError(f"sep must be None or a string, not {_type_name(sep)}")
    if end is None:
        end = '\n'
    elif not isinstance(end, str):
        raise TypeError(f"end must be None or a string, not {_type_name(end)}")
    write = file.write
    first = True
    for value in values:
        if first:
            first = False
        else:
            write(sep)
        write(str(value))
    write(end)
    if flush:
        file.flush()

def input(prompt=''):
    raise _unsupported("input() is not part of the Python that runs here yet.")
`;
