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
        return _hash_frozenset([hash(one) for one in value])
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

def make_type(name, bases, namespace):
    return _new_type(name, bases, namespace)

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

def filter(function, iterable):
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
    keys = items if key is None else [key(one) for one in items]
    if _native_sort(items, keys, reverse):
        return items
    order = _merge_sort([(keys[i], i) for i in (range(len(items) - 1, -1, -1) if reverse else range(len(items)))])
    if reverse:
        order.reverse()
    return [items[i] for _, i in order]

def _merge_sort(pairs):
    # As CPython's binary insertion for short runs: asks only whether one key is less than another.
    if len(pairs) <= 64:
        out = []
        for pair in pairs:
            low = 0
            high = len(out)
            key = pair[0]
            if high and not key < out[high - 1][0]:
                out.append(pair)
                continue
            while low < high:
                middle = (low + high) // 2
                if key < out[middle][0]:
                    high = middle
                else:
                    low = middle + 1
            out.insert(low, pair)
        return out
    middle = len(pairs) // 2
    left = _merge_sort(pairs[:middle])
    right = _merge_sort(pairs[middle:])
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            out.append(right[j])
            j += 1
        else:
            out.append(left[i])
            i += 1
    out.extend(left[i:])
    out.extend(right[j:])
    return out

def sorted(iterable, /, *, key=None, reverse=False):
    return _sort(list_from(iterable), key, reverse)

def list_sort(self, *, key=None, reverse=False):
    items = _plain_items(self)
    self.clear()
    try:
        items = _sort(items, key, reverse)
    finally:
        self[:] = items

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
