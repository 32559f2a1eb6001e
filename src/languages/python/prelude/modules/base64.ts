/** base64, traceback (the part that gives text), random's friends. */
export const BASE64 = String.raw`
_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
_VALUES = {c: at for at, c in enumerate(_ALPHABET)}


def b64encode(s, altchars=None):
    data = _buffer(s)
    out = []
    for at in range(0, len(data), 3):
        piece = data[at:at + 3]
        number = int.from_bytes(piece + bytes(3 - len(piece)), 'big')
        text = ''.join([_ALPHABET[number >> shift & 63] for shift in (18, 12, 6, 0)])
        out.append(text[:len(piece) + 1] + '=' * (3 - len(piece)))
    made = ''.join(out)
    if altchars is not None:
        made = made.replace('+', chr(altchars[0])).replace('/', chr(altchars[1]))
    return made.encode()

def b64decode(s, altchars=None, validate=False):
    if isinstance(s, str):
        if not s.isascii():
            raise ValueError('string argument should contain only ASCII characters')
        text = s
    else:
        text = _buffer(s).decode('latin-1')
    if altchars is not None:
        text = text.replace(chr(altchars[0]), '+').replace(chr(altchars[1]), '/')
    out = []
    bits = 0
    count = 0
    pads = 0
    total = 0
    for c in text:
        if c == '=':
            if count >= 2:
                pads += 1
                if count + pads >= 4:
                    count = pads = bits = 0
            continue
        value = _VALUES.get(c)
        if value is None:
            if validate:
                raise _binascii_error('Only base64 data is allowed')
            continue
        total += 1
        pads = 0
        if count == 0:
            bits = value
        elif count == 1:
            out.append(bits << 2 | value >> 4)
            bits = value & 15
        elif count == 2:
            out.append(bits << 4 | value >> 2)
            bits = value & 3
        else:
            out.append(bits << 6 | value)
        count = (count + 1) % 4
    if count:
        if count == 1:
            raise _binascii_error(f"Invalid base64-encoded string: number of data characters ({total}) cannot be 1 more than a multiple of 4")
        raise _binascii_error('Incorrect padding')
    return bytes(out)

class Error(ValueError):
    __module__ = 'binascii'

_binascii_error = Error

def standard_b64encode(s):
    return b64encode(s)

def standard_b64decode(s):
    return b64decode(s)

def urlsafe_b64encode(s):
    return b64encode(s, b'-_')

def urlsafe_b64decode(s):
    return b64decode(s, b'-_')

def encodebytes(s):
    data = _buffer(s)
    return b''.join([b64encode(data[at:at + 57]) + b'\n' for at in range(0, len(data), 57)])

def decodebytes(s):
    return b64decode(s)

def b16encode(s):
    return _buffer(s).hex().upper().encode()

def b16decode(s, casefold=False):
    text = s if isinstance(s, str) else s.decode()
    if casefold:
        text = text.upper()
    if any([c not in '0123456789ABCDEF' for c in text]) or len(text) % 2:
        raise _binascii_error('Non-base16 digit found')
    return bytes.fromhex(text)

del Error
_publish(globals())
`;
export const TRACEBACK = String.raw`
import sys as _sys

def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    if isinstance(exc, type):
        exc = value
    if exc is None:
        return ['NoneType: None\n']
    entries = []
    for line in ''.join(_exception_pieces(exc, [])).splitlines(True):
        # An entry is the line with the place and what is shown of it.
        if line.startswith('    ') and entries and entries[-1].startswith('  File '):
            entries[-1] += line
        else:
            entries.append(line)
    return entries

def format_exception_only(exc, /, value=None):
    if isinstance(exc, type):
        exc = value
    text = str(exc)
    return [_exception_name(exc) + (f': {text}' if text else '') + '\n']

def format_exc(limit=None, chain=True):
    return ''.join(format_exception(_sys.exception()))

def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    (file or _sys.stderr).write(''.join(format_exception(exc, value, tb)))

def print_exc(limit=None, file=None, chain=True):
    print_exception(_sys.exception(), file=file)

_publish(globals())
`;
