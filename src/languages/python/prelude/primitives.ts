/**
 * The library's Python behind the natives of str, bytes, bytearray, int, float and bool, for arguments whose class has to be asked: __int__,
 * __index__, __str__, __format__, __bytes__, iterators written in Python.
 */
export const PRIMITIVES = `
def _class_method(value, name):
    for kind in type(value).__mro__:
        if name in kind.__dict__:
            return getattr(type(value), name)
    return None

def int_new(value=0, base=None):
    if base is not None:
        return int(value, base.__index__())
    method = _class_method(value, '__int__')
    if method is not None:
        result = method(value)
        if not isinstance(result, int):
            raise TypeError('__int__ returned non-int (type ' + type(result).__name__ + ')')
        return int(result)
    return index_of(value)

def index_of(value):
    result = type(value).__index__(value)
    if not isinstance(result, int):
        raise TypeError('__index__ returned non-int (type ' + type(result).__name__ + ')')
    return int(result)

def int_subclass_new(cls, *args, **keywords):
    return int.__new__(cls, int(*args, **keywords))

def float_new(value=0.0):
    method = _class_method(value, '__float__')
    if method is not None:
        result = method(value)
        if not isinstance(result, float):
            raise TypeError(type(value).__name__ + '.__float__ returned non-float (type ' + type(result).__name__ + ')')
        return float(result)
    return float(index_of(value))

def float_subclass_new(cls, *args):
    return float.__new__(cls, float(*args))

def bool_new(value=False):
    return True if value else False

def str_new(object=''):
    result = type(object).__str__(object)
    if not isinstance(result, str):
        raise TypeError('__str__ returned non-string (type ' + type(result).__name__ + ')')
    return result

def str_subclass_new(cls, *args, **keywords):
    return str.__new__(cls, str(*args, **keywords))

def bytes_new(source=b'', *rest):
    return bytes(bytes_source(source))

def bytes_source(source):
    method = _class_method(source, '__bytes__')
    if method is not None:
        result = method(source)
        if not isinstance(result, bytes):
            raise TypeError('__bytes__ returned non-bytes (type ' + type(result).__name__ + ')')
        return result
    if _class_method(source, '__index__') is not None:
        return index_of(source)
    return [one if isinstance(one, int) else index_of(one) if _class_method(one, '__index__') is not None else one for one in source]

def bytes_subclass_new(cls, *args, **keywords):
    return bytes.__new__(cls, bytes(*args, **keywords))

def bytearray_new(source=b'', *rest):
    if _class_method(source, '__index__') is not None:
        return bytearray(index_of(source))
    return bytearray(list(source))

def bytearray_extend(self, items):
    self.extend(list(items))

def str_join(self, items):
    return self.join(list(items))

def bytes_join(self, items):
    return self.join(list(items))

def str_translate(self, table):
    found = {}
    for character in self:
        point = ord(character)
        if point not in found:
            try:
                found[point] = table[point]
            except LookupError:
                found[point] = point
    return self.translate(found)

def str_format(self, /, *args, **keywords):
    return format_pieces(_template_pieces(self), args, keywords)

def str_format_map(self, mapping):
    pieces = _template_pieces(self)
    for piece in pieces:
        if piece[0] == 'field' and isinstance(piece[1], int):
            raise ValueError('Format string contains positional fields')
    return format_pieces(pieces, (), mapping)

def format_pieces(pieces, args, keywords):
    out = []
    for piece in pieces:
        kind = piece[0]
        if kind == 'text':
            out.append(piece[1])
            continue
        if kind == 'error':
            raise ValueError(piece[1])
        first = piece[1]
        if isinstance(first, int):
            if first >= len(args):
                raise IndexError('Replacement index ' + str(first) + ' out of range for positional args tuple')
            value = args[first]
        else:
            value = keywords[first]
        for step in piece[2]:
            if step[0] == 'attribute':
                value = getattr(value, step[1])
            elif step[0] == 'item':
                value = value[step[1]]
            else:
                raise ValueError(step[1])
        conversion = piece[3]
        if conversion == 'r':
            value = repr(value)
        elif conversion == 's':
            value = str(value)
        elif conversion == 'a':
            value = ascii(value)
        elif conversion != '':
            raise ValueError(conversion)
        out.append(format(value, format_pieces(piece[4], args, keywords)))
    return ''.join(out)
`;
