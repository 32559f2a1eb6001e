/** json (Lib/json): plain values are read and written natively (natives/json.ts); hooks, subclasses and defaults go through here. */
export const JSON_MODULE = String.raw`
class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

JSONDecodeError.__module__ = 'json.decoder'

class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float
        self.parse_int = parse_int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        found = _json_read(s, 0, True if self.strict else False, True)
        if len(found) == 3:
            raise JSONDecodeError(found[0], s, found[1])
        return self._hooked(found[0], s)

    def raw_decode(self, s, idx=0):
        found = _json_read(s, idx, True if self.strict else False, False)
        if len(found) == 3:
            raise JSONDecodeError(found[0], s, found[1])
        return self._hooked(found[0], s), found[1]

    def _hooked(self, value, text):
        if self.object_hook is None and self.object_pairs_hook is None and self.parse_float is None and self.parse_int is None:
            return value
        return self._walk(value)

    def _walk(self, value):
        if isinstance(value, list):
            return [self._walk(one) for one in value]
        if isinstance(value, dict):
            pairs = [(key, self._walk(one)) for key, one in value.items()]
            if self.object_pairs_hook is not None:
                return self.object_pairs_hook(pairs)
            return dict(pairs) if self.object_hook is None else self.object_hook(dict(pairs))
        if isinstance(value, float) and self.parse_float is not None:
            return self.parse_float(repr(value))
        if isinstance(value, int) and not isinstance(value, bool) and self.parse_int is not None:
            return self.parse_int(repr(value))
        return value


class JSONEncoder:
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = ' ' * indent
        if not self.skipkeys:
            style = (True if self.ensure_ascii else False, indent, self.item_separator, self.key_separator, True if self.sort_keys else False, True if self.allow_nan else False)
            text = _json_write(o, style)
            if text is not None:
                return text
        return self._text(o, indent, 0, [])

    def iterencode(self, o, _one_shot=False):
        yield self.encode(o)

    def _text(self, o, indent, level, open):
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, str):
            return _json_string(o, True if self.ensure_ascii else False)
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return _json_float(float(o), True if self.allow_nan else False)
        if self.check_circular:
            for one in open:
                if one is o:
                    raise ValueError("Circular reference detected")
        open.append(o)
        if isinstance(o, (list, tuple)):
            text = self._row('[', ']', [self._text(one, indent, level + 1, open) for one in o], indent, level)
        elif isinstance(o, dict):
            parts = []
            for key, value in sorted(o.items()) if self.sort_keys else o.items():
                name = self._key(key)
                if name is not None:
                    parts.append(_json_string(name, True if self.ensure_ascii else False) + self.key_separator + self._text(value, indent, level + 1, open))
            text = self._row('{', '}', parts, indent, level)
        else:
            text = self._text(self.default(o), indent, level, open)
        open.pop()
        return text

    def _key(self, key):
        if isinstance(key, str):
            return key
        if key is None:
            return 'null'
        if key is True:
            return 'true'
        if key is False:
            return 'false'
        if isinstance(key, int):
            return int.__repr__(key)
        if isinstance(key, float):
            return _json_float(float(key), True)
        if self.skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

    def _row(self, left, right, parts, indent, level):
        if not parts:
            return left + right
        if indent is None:
            return left + self.item_separator.join(parts) + right
        inner = '\n' + indent * (level + 1)
        return left + inner + (self.item_separator + inner).join(parts) + '\n' + indent * level + right

def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw):
    return (cls or JSONEncoder)(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent, separators=separators,
                                default=default, sort_keys=sort_keys, **kw).encode(obj)

def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))

def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    else:
        if not isinstance(s, (bytes, bytearray)):
            raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
        s = s.decode('utf-8', 'surrogatepass')
    return (cls or JSONDecoder)(object_hook=object_hook, parse_float=parse_float, parse_int=parse_int, parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw).decode(s)

def load(fp, **kw):
    return loads(fp.read(), **kw)

_publish(globals())
`;
