/**
 * The socket module, in Python over the system calls that CPython's makes in the same order (Modules/socketmodule.c, Lib/socket.py): with a timeout the
 * descriptor does not block and poll() waits before each try; accept asks for the new socket's own name; a socket dropped without close() is
 * asked for both its names (the ResourceWarning shows them) and closed.
 */
export const SOCKET = String.raw`
class _Named(int):
    def __repr__(self):
        for name, value in _names_of(_type_name(self)):
            if value == int(self):
                return f"<{_type_name(self)}.{name}: {int(self)}>"
        return f"<{_type_name(self)}: {int(self)}>"

    def __str__(self):
        return _int_text(self)

    def __format__(self, spec):
        return format(int(self), spec)

    @property
    def name(self):
        for name, value in _names_of(_type_name(self)):
            if value == int(self):
                return name

    @property
    def value(self):
        return int(self)

class AddressFamily(_Named):
    pass

class SocketKind(_Named):
    pass

class MsgFlag(_Named):
    def __or__(self, other):
        return MsgFlag(int(self) | int(other))

    def __and__(self, other):
        return MsgFlag(int(self) & int(other))

for _name, _value in _names_of('AddressFamily'):
    globals()[_name] = AddressFamily(_value)
for _name, _value in _names_of('SocketKind'):
    globals()[_name] = SocketKind(_value)
for _name, _value in _names_of('MsgFlag'):
    globals()[_name] = MsgFlag(_value)

error = OSError
timeout = TimeoutError

class herror(OSError):
    pass

class gaierror(OSError):
    pass

_default_timeout = None

def getdefaulttimeout():
    return _default_timeout

def setdefaulttimeout(value):
    global _default_timeout
    _default_timeout = _checked_timeout(value)

def _checked_timeout(value):
    if value is None:
        return None
    if not isinstance(value, (int, float)):
        raise TypeError(f"'{_type_name(value)}' object cannot be interpreted as an integer")
    if value < 0:
        raise ValueError("Timeout value out of range")
    return float(value)

def _resolve(host):
    address = _lookup(host)
    if address is None:
        raise gaierror(-2, 'Name or service not known')
    return address

def _pack(call, family, address):
    if not isinstance(address, tuple):
        raise TypeError(f"{call}(): AF_INET address must be tuple, not {_type_name(address)}")
    if len(address) != 2:
        raise TypeError("AF_INET address must be a pair (host, port)")
    host, port = address
    if not isinstance(port, int):
        raise TypeError(f"'{_type_name(port)}' object cannot be interpreted as an integer")
    if not isinstance(host, (str, bytes, bytearray)):
        raise TypeError(f"str, bytes or bytearray expected, not {_type_name(host)}")
    if isinstance(host, (bytes, bytearray)):
        host = host.decode()
    if port < 0 or port > 0xffff:
        raise OverflowError(f"{call}(): port must be 0-65535.")
    if host == '':
        number = 0
    elif host == '<broadcast>':
        number = 0xffffffff
    else:
        number = _resolve(host)
    return number, port

class socket:
    __slots__ = ('_fd', 'family', 'type', 'proto', '_timeout', '_closed', '_io_refs', '__weakref__')

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self._fd = -1
        self._timeout = _default_timeout
        self._closed = False
        self._io_refs = 0
        if fileno is None:
            if family == -1:
                family = AF_INET
            if type == -1:
                type = SOCK_STREAM
            if proto == -1:
                proto = 0
            self._fd = _socket(int(family), int(type) | 0x80000, int(proto))
            if self._timeout is not None:
                _ioctl_nonblocking(self._fd, 1)
        else:
            self._fd = fileno
            _getsockname(fileno)
        self.family = AddressFamily(family)
        self.type = SocketKind(int(type) & 15)
        self.proto = int(proto)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __del__(self):
        if self._fd >= 0:
            for ask in (_getsockname, _getpeername):
                try:
                    ask(self._fd)
                except OSError:
                    pass
            fd = self._fd
            self._fd = -1
            try:
                _close(fd)
            except OSError:
                pass

    def __repr__(self):
        parts = f"<socket.socket{' [closed]' if self._closed else ''} fd={self.fileno()}, family={int(self.family)}, type={int(self.type)}, proto={self.proto}"
        if not self._closed:
            for label, ask in (('laddr', _getsockname), ('raddr', _getpeername)):
                try:
                    name = ask(self._fd)
                except OSError:
                    continue
                parts += f", {label}={name}"
        return parts + '>'

    def fileno(self):
        return self._fd

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
        import io as _io
        writing = "w" in mode
        reading = "r" in mode or not writing
        raw = _io._SocketIO(self, ("r" if reading else "") + ("w" if writing else ""))
        self._io_refs += 1
        if buffering is None:
            buffering = -1
        if buffering < 0:
            buffering = _io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if "b" not in mode:
                raise ValueError("unbuffered streams must be binary")
            return raw
        if reading and writing:
            buffer = _io.BufferedRWPair(raw, raw, buffering)
        elif reading:
            buffer = _io.BufferedReader(raw, buffering)
        else:
            buffer = _io.BufferedWriter(raw, buffering)
        if "b" in mode:
            return buffer
        text = _io.TextIOWrapper(buffer, encoding, errors, newline)
        text.mode = mode
        return text

    def close(self):
        self._closed = True
        if self._io_refs > 0:
            return
        if self._fd >= 0:
            fd = self._fd
            self._fd = -1
            try:
                _close(fd)
            except ConnectionResetError:
                pass

    def detach(self):
        fd = self._fd
        self._fd = -1
        self._closed = True
        return fd

    @property
    def timeout(self):
        return self._timeout

    def gettimeout(self):
        return self._timeout

    def settimeout(self, value):
        self._timeout = _checked_timeout(value)
        _ioctl_nonblocking(self._fd, 0 if value is None else 1)

    def setblocking(self, flag):
        self._timeout = None if flag else 0.0
        _ioctl_nonblocking(self._fd, 0 if flag else 1)

    def getblocking(self):
        return self._timeout is None or self._timeout > 0

    def _begin(self):
        return None if self._timeout is None or self._timeout <= 0 else _now() + _to_nanoseconds(self._timeout)

    def _wait(self, events, deadline):
        # Waits until the descriptor is ready: sock_call_impl with a timeout above zero.
        if deadline is None:
            return
        left = deadline - _now()
        if left < 0:
            raise TimeoutError('timed out')
        if _poll(((self._fd, events),), left)[0] == 0:
            raise TimeoutError('timed out')

    def bind(self, address, /):
        number, port = _pack('bind', self.family, address)
        _bind(self._fd, number, port)

    def listen(self, backlog=128, /):
        _listen(self._fd, backlog if backlog > 0 else 0)

    def accept(self):
        deadline = self._begin()
        while True:
            self._wait(1, deadline)
            try:
                fd, address = _accept4(self._fd)
                break
            except BlockingIOError:
                if deadline is None:
                    raise
        sock = socket(self.family, self.type, self.proto, fileno=fd)
        if _default_timeout is None and self._timeout:
            sock.setblocking(True)
        return sock, address

    def connect(self, address, /):
        number, port = _pack('connect', self.family, address)
        try:
            _connect(self._fd, number, port)
        except BlockingIOError as problem:
            if not self._timeout or problem.errno != 115:
                raise
        else:
            return
        deadline = self._begin()
        self._wait(4 | 8, deadline)
        code = _getsockopt(self._fd, 1, 4, 0)
        if code:
            raise OSError(code, _strerror(code))

    def connect_ex(self, address, /):
        try:
            self.connect(address)
        except gaierror:
            raise
        except TimeoutError as problem:
            return problem.errno or 11
        except OSError as problem:
            return problem.errno
        return 0

    def send(self, data, flags=0, /):
        data = _buffer(data)
        deadline = self._begin()
        while True:
            self._wait(4, deadline)
            try:
                return _sendto(self._fd, data, int(flags), None, 0)
            except BlockingIOError:
                if deadline is None:
                    raise

    def sendall(self, data, flags=0, /):
        data = _buffer(data)
        deadline = self._begin()
        done = 0
        while True:
            self._wait(4, deadline)
            try:
                done += _sendto(self._fd, data[done:] if done else data, int(flags), None, 0)
            except BlockingIOError:
                if deadline is None:
                    raise
            if done >= len(data):
                return

    def sendto(self, data, *args):
        data = _buffer(data)
        if not 1 <= len(args) <= 2:
            raise TypeError(f"sendto() takes 2 or 3 arguments ({len(args) + 1} given)")
        number, port = _pack('sendto', self.family, args[-1])
        flags = int(args[0]) if len(args) == 2 else 0
        deadline = self._begin()
        while True:
            self._wait(4, deadline)
            try:
                return _sendto(self._fd, data, flags, number, port)
            except BlockingIOError:
                if deadline is None:
                    raise

    def recv(self, bufsize, flags=0, /):
        size = _size(bufsize)
        if size < 0:
            raise ValueError("negative buffersize in recv")
        deadline = self._begin()
        while True:
            self._wait(1, deadline)
            try:
                return _recvfrom(self._fd, size, int(flags))
            except BlockingIOError:
                if deadline is None:
                    raise

    def recvfrom(self, bufsize, flags=0, /):
        size = _size(bufsize)
        if size < 0:
            raise ValueError("negative buffersize in recvfrom")
        deadline = self._begin()
        while True:
            self._wait(1, deadline)
            try:
                return _recvfrom_address(self._fd, size, int(flags))
            except BlockingIOError:
                if deadline is None:
                    raise

    def recv_into(self, buffer, nbytes=0, flags=0):
        if not isinstance(buffer, bytearray):
            raise TypeError(f"recv_into() argument 1 must be read-write bytes-like object, not {_type_name(buffer)}")
        size = nbytes or len(buffer)
        data = self.recv(size, flags)
        buffer[:len(data)] = data
        return len(data)

    def shutdown(self, how, /):
        _shutdown(self._fd, int(how))

    def setsockopt(self, level, option, value, optlen=None, /):
        if isinstance(value, (bytes, bytearray)):
            _setsockopt(self._fd, int(level), int(option), bytes(value))
        else:
            _setsockopt(self._fd, int(level), int(option), int(value))

    def getsockopt(self, level, option, buflen=0, /):
        return _getsockopt(self._fd, int(level), int(option), buflen)

    def getsockname(self):
        return _getsockname(self._fd)

    def getpeername(self):
        return _getpeername(self._fd)

SocketType = socket

def create_connection(address, timeout=_missing, source_address=None, *, all_errors=False):
    host, port = address
    problem = None
    for family, kind, proto, _, target in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not _missing:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(target)
            return sock
        except OSError as found:
            problem = found
            if sock is not None:
                sock.close()
    try:
        raise problem
    finally:
        problem = None

def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    if reuse_port or dualstack_ipv6:
        raise _unsupported("create_server with reuse_port or dualstack_ipv6 is not part of the Python that runs here.")
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(1, 2, 1)
        try:
            sock.bind(address)
        except OSError as problem:
            raise OSError(problem.errno, f"{problem.strerror} (while attempting to bind on address {address!r})") from None
        if backlog is None:
            sock.listen()
        else:
            sock.listen(backlog)
        return sock
    except OSError:
        sock.close()
        raise

def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    if port is None:
        port = 0
    if isinstance(port, str):
        if not port.isdigit():
            raise gaierror(-8, 'Servname not supported for ai_socktype')
        port = int(port)
    if host is None:
        host = '127.0.0.1'
    if host == '':
        host = '0.0.0.0'
    name = _address_text(_resolve(host))
    kinds = [(SOCK_STREAM, 6), (SOCK_DGRAM, 17)]
    return [(AF_INET, kind, number, '', (name, port)) for kind, number in kinds if type in (0, kind) and proto in (0, number)]

def gethostbyname(host, /):
    return _address_text(_resolve(host))

def gethostname():
    return _hostname()

def inet_aton(text, /):
    number = _dotted(text)
    if number is None:
        raise OSError('illegal IP address string passed to inet_aton')
    return number.to_bytes(4, 'big')

def inet_ntoa(packed, /):
    if len(packed) != 4:
        raise OSError('packed IP wrong length')
    return '.'.join([str(one) for one in packed])

def htons(x, /):
    return ((x & 255) << 8) | (x >> 8)

ntohs = htons

def htonl(x, /):
    return int.from_bytes(x.to_bytes(4, 'little'), 'big')

ntohl = htonl

_publish(globals())
`;
