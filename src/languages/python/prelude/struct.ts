/** The Struct class, and what makes values with methods of their own plain for the functions of natives/struct.ts. */
export const STRUCT_SLOW = String.raw`
def _struct_plain(format, values):
    codes = _struct_codes(format)
    if len(codes) != len(values):
        return values
    made = []
    for code, value in zip(codes, values):
        if code == '?':
            value = bool(value)
        elif code in 'efd':
            if not isinstance(value, (int, float)):
                try:
                    value = float(value)
                except (TypeError, ValueError):
                    pass
        elif code not in 'csp' and _special(value, '__index__') is not None:
            value = _index(value)
        made.append(value)
    return made

def struct_pack(format, *values):
    import struct
    return struct.pack(format, *_struct_plain(format, values))

def struct_pack_into(format, buffer, offset, *values):
    import struct
    return struct.pack_into(format, buffer, _index(offset), *_struct_plain(format, values))
`;
export const STRUCT = String.raw`
class Struct:
    __module__ = '_struct'

    def __init__(self, *arguments, **keywords):
        if keywords:
            arguments += (keywords.pop('format'),)
        if not arguments:
            raise TypeError("Struct() missing required argument 'format' (pos 1)")
        format, = arguments
        if not isinstance(format, (str, bytes)):
            raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {_type_name(format)}")
        self.size = _struct_size(format)
        self.format = _struct_text(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def pack_into(self, *arguments):
        return pack_into(self.format, *arguments)

    def unpack(self, buffer, /):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer, /):
        return iter_unpack(self.format, buffer)

_publish(globals())
`;
