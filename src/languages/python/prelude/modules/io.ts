/**
 * io (Modules/_io): raw, buffered and text layers with CPython's sizes, so that the same reads and writes reach the kernel. What the sockets' makefile(), sys.stdin, BytesIO and
 * StringIO are made of.
 */
export const IO = String.raw`
DEFAULT_BUFFER_SIZE = 8192
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
BlockingIOError = BlockingIOError

class UnsupportedOperation(OSError, ValueError):
    pass

class IOBase:
    _closed = False

    @property
    def closed(self):
        return self._closed

    def _checkClosed(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def flush(self):
        self._checkClosed()

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def isatty(self):
        self._checkClosed()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def seek(self, *args):
        raise UnsupportedOperation("seek")

    def tell(self):
        raise UnsupportedOperation("tell")

    def truncate(self, pos=None):
        raise UnsupportedOperation("truncate")

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=None):
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines):
        self._checkClosed()
        for line in lines:
            self.write(line)

class RawIOBase(IOBase):
    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        return self._take(size)

    def readall(self):
        parts = []
        while data := self._take(DEFAULT_BUFFER_SIZE):
            parts.append(data)
        return b''.join(parts)

    def readinto(self, buffer):
        data = self._take(len(buffer))
        if data is None:
            return None
        buffer[:len(data)] = data
        return len(data)

class BufferedIOBase(IOBase):
    pass

class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None

class FileIO(RawIOBase):
    def __init__(self, fd, mode='r', closefd=True):
        self._fd = fd
        self.mode = 'rb' if mode == 'r' else 'wb'
        self.name = fd
        self.closefd = closefd

    def _take(self, size):
        return _read(self._fd, size)

    def write(self, data):
        return _write(self._fd, bytes(data))

    def readable(self):
        return self.mode == 'rb'

    def writable(self):
        return self.mode == 'wb'

    def fileno(self):
        return self._fd

    def close(self):
        if not self._closed:
            self._closed = True
            if self.closefd:
                _close(self._fd)

class BufferedReader(BufferedIOBase):
    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self.raw = raw
        self._size = buffer_size
        self._buffer = b''

    @property
    def closed(self):
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def readable(self):
        return self.raw.readable()

    def fileno(self):
        return self.raw.fileno()

    def _check(self):
        if self.closed:
            raise ValueError("read of closed file")

    def peek(self, size=0):
        self._check()
        if not self._buffer:
            self._buffer = self.raw.read(self._size) or b''
        return self._buffer

    def read(self, size=-1):
        self._check()
        if size is None or size < 0:
            data = self._buffer
            self._buffer = b''
            rest = self.raw.readall()
            if rest is None:
                return data or None
            return data + rest
        data = self._buffer
        if len(data) >= size:
            self._buffer = data[size:]
            return data[:size]
        self._buffer = b''
        parts = [data]
        left = size - len(data)
        while left > 0:
            whole = left // self._size * self._size
            more = self.raw.read(whole or self._size)
            if more is None:
                return b''.join(parts) or None
            if not more:
                break
            parts.append(more[:left])
            self._buffer = more[left:]
            left -= len(parts[-1])
        return b''.join(parts)

    def read1(self, size=-1):
        self._check()
        if size < 0:
            size = self._size
        if size == 0:
            return b''
        if not self._buffer:
            self._buffer = self.raw.read(self._size) or b''
        data = self._buffer[:size]
        self._buffer = self._buffer[size:]
        return data

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1):
        self._check()
        parts = []
        left = -1 if size is None else size
        while True:
            buffer = self._buffer
            end = buffer.find(b'\n') + 1
            if left >= 0 and (end == 0 or end > left) and len(buffer) >= left:
                end = left
            if end or left == 0:
                parts.append(buffer[:end])
                self._buffer = buffer[end:]
                break
            parts.append(buffer)
            if left >= 0:
                left -= len(buffer)
            self._buffer = self.raw.read(self._size) or b''
            if not self._buffer:
                break
        return b''.join(parts)

    def detach(self):
        return self.raw

    def close(self):
        if self.raw is not None and not self.raw.closed:
            self.raw.close()

    def __del__(self):
        self.close()

class BufferedWriter(BufferedIOBase):
    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self.raw = raw
        self._size = buffer_size
        self._pending = bytearray()

    @property
    def closed(self):
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def writable(self):
        return self.raw.writable()

    def fileno(self):
        return self.raw.fileno()

    def write(self, data):
        if self.closed:
            raise ValueError("write to closed file")
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = _buffer(data)
        size = len(data)
        if len(self._pending) + size > self._size:
            # What waits goes first; of a large write only the last piece is kept.
            self._send()
            while len(data) > self._size:
                done = self.raw.write(data)
                if done is None:
                    raise BlockingIOError(11, "write could not complete without blocking", size - len(data))
                data = data[done:]
        self._pending += data
        return size

    def _send(self):
        while self._pending:
            done = self.raw.write(bytes(self._pending))
            if done is None:
                raise BlockingIOError(11, "write could not complete without blocking", 0)
            del self._pending[:done]

    def flush(self):
        if self.closed:
            raise ValueError("flush of closed file")
        self._send()

    def close(self):
        if self.raw is not None and not self.raw.closed:
            try:
                self.flush()
            finally:
                self.raw.close()

    def __del__(self):
        self.close()

class BufferedRWPair(BufferedIOBase):
    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1):
        return self.reader.read(-1 if size is None else size)

    def read1(self, size=-1):
        return self.reader.read1(size)

    def readline(self, size=-1):
        return self.reader.readline(size)

    def readinto(self, buffer):
        return self.reader.readinto(buffer)

    def peek(self, size=0):
        return self.reader.peek(size)

    def write(self, data):
        return self.writer.write(data)

    def flush(self):
        return self.writer.flush()

    def readable(self):
        return self.reader.readable()

    def writable(self):
        return self.writer.writable()

    @property
    def closed(self):
        return self.writer.closed

    def close(self):
        try:
            self.writer.close()
        finally:
            self.reader.close()

class TextIOWrapper(TextIOBase):
    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError(f"illegal newline value: {newline!r}")
        self.buffer = buffer
        self.encoding = encoding or 'UTF-8'
        self.errors = errors or 'strict'
        self._newline = newline
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._decoded = ''
        self._rest = b''
        self._pending = []
        self._held = 0
        self._cr = False

    @property
    def closed(self):
        return self.buffer.closed

    @property
    def name(self):
        return self.buffer.name

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def fileno(self):
        return self.buffer.fileno()

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def _decode(self, data, final):
        data = self._rest + data
        self._rest = b''
        if not final and self.encoding.lower().replace('-', '').replace('_', '') == 'utf8':
            cut = _incomplete_utf8(data)
            if cut:
                self._rest = data[-cut:]
                data = data[:-cut]
        text = data.decode(self.encoding, self.errors)
        if self._newline is None:
            if self._cr:
                text = '\r' + text
                self._cr = False
            if text.endswith('\r') and not final:
                text = text[:-1]
                self._cr = True
            text = text.replace('\r\n', '\n').replace('\r', '\n')
        return text

    def _chunk(self):
        # One read of the layer below; False at the end.
        read = getattr(self.buffer, 'read1', None) or self.buffer.read
        data = read(8192)
        self._decoded += self._decode(data or b'', not data)
        return bool(data)

    def read(self, size=-1):
        self._check()
        self._flush_text()
        if size is None or size < 0:
            text = self._decoded + self._decode(self.buffer.read(), True)
            self._decoded = ''
            return text
        while len(self._decoded) < size:
            if not self._chunk():
                break
        text = self._decoded[:size]
        self._decoded = self._decoded[size:]
        return text

    def _line_end(self):
        text = self._decoded
        if self._newline in (None, '\n', '\r', '\r\n'):
            mark = self._newline or '\n'
            at = text.find(mark)
            return at + len(mark) if at >= 0 else 0
        for at, c in enumerate(text):
            if c == '\n':
                return at + 1
            if c == '\r':
                if at + 1 == len(text):
                    return 0
                return at + 2 if text[at + 1] == '\n' else at + 1
        return 0

    def readline(self, size=-1):
        self._check()
        self._flush_text()
        while True:
            end = self._line_end()
            if end or (size >= 0 and len(self._decoded) >= size):
                break
            if not self._chunk():
                end = len(self._decoded)
                break
        if size >= 0 and (end == 0 or end > size):
            end = size
        line = self._decoded[:end]
        self._decoded = self._decoded[end:]
        return line

    def write(self, text):
        self._check()
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {_type_name(text)}")
        size = len(text)
        flush = self.line_buffering and ('\n' in text or '\r' in text)
        if self._newline is None or self._newline in ('\r', '\r\n'):
            if self._newline:
                text = text.replace('\n', self._newline)
        data = text.encode(self.encoding, self.errors)
        self._pending.append(data)
        self._held += len(data)
        if self._held > 8192 or flush or self.write_through:
            self._flush_text()
        if flush:
            self.buffer.flush()
        return size

    def _flush_text(self):
        if self._pending:
            data = b''.join(self._pending)
            self._pending = []
            self._held = 0
            self.buffer.write(data)

    def flush(self):
        self._check()
        self._flush_text()
        self.buffer.flush()

    def detach(self):
        self.flush()
        return self.buffer

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        self.flush()
        if encoding is not None:
            self.encoding = encoding
        if errors is not None:
            self.errors = errors
        if line_buffering is not None:
            self.line_buffering = line_buffering
        if write_through is not None:
            self.write_through = write_through

    def close(self):
        if not self.buffer.closed:
            try:
                if self.buffer.writable():
                    self.flush()
            finally:
                self.buffer.close()

    def __del__(self):
        self.close()

def _incomplete_utf8(data):
    # How many bytes at the end begin a character that is not whole.
    for back in range(1, min(4, len(data) + 1)):
        byte = data[-back]
        if byte >= 0xc0:
            need = 2 if byte < 0xe0 else 3 if byte < 0xf0 else 4
            return back if back < need else 0
        if byte < 0x80:
            return 0
    return 0

class BytesIO(BufferedIOBase):
    def __init__(self, initial_bytes=b''):
        self._data = bytearray(initial_bytes)
        self._at = 0

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file.")

    def getvalue(self):
        self._check()
        return bytes(self._data)

    def read(self, size=-1, /):
        self._check()
        end = len(self._data) if size is None or size < 0 else self._at + size
        data = bytes(self._data[self._at:end])
        self._at += len(data)
        return data

    read1 = read

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        self._check()
        end = self._data.find(b'\n', self._at) + 1 or len(self._data)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        data = bytes(self._data[self._at:end])
        self._at += len(data)
        return data

    def write(self, data, /):
        self._check()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = _buffer(data)
        if self._at > len(self._data):
            self._data += bytes(self._at - len(self._data))
        self._data[self._at:self._at + len(data)] = data
        self._at += len(data)
        return len(data)

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
            self._at = pos
        elif whence == 1:
            self._at = max(0, self._at + pos)
        else:
            self._at = max(0, len(self._data) + pos)
        return self._at

    def tell(self):
        self._check()
        return self._at

    def truncate(self, size=None, /):
        self._check()
        size = self._at if size is None else size
        del self._data[size:]
        return size

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

class StringIO(TextIOBase):
    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {_type_name(initial_value)}")
        self._text = initial_value or ''
        self._at = 0

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def getvalue(self):
        self._check()
        return self._text

    def read(self, size=-1, /):
        self._check()
        end = len(self._text) if size is None or size < 0 else self._at + size
        text = self._text[self._at:end]
        self._at += len(text)
        return text

    def readline(self, size=-1, /):
        self._check()
        end = self._text.find('\n', self._at) + 1 or len(self._text)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        text = self._text[self._at:end]
        self._at += len(text)
        return text

    def write(self, text, /):
        self._check()
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{_type_name(text)}'")
        if self._at == len(self._text):
            self._text += text
        else:
            self._text = self._text[:self._at].ljust(self._at, '\0') + text + self._text[self._at + len(text):]
        self._at += len(text)
        return len(text)

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"Negative seek position {pos}")
            self._at = pos
        elif whence == 2:
            self._at = len(self._text)
        return self._at

    def tell(self):
        return self._at

    def truncate(self, size=None, /):
        size = self._at if size is None else size
        self._text = self._text[:size]
        return size

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

class SocketIO(RawIOBase):
    __module__ = 'socket'

    def __init__(self, sock, mode):
        self._sock = sock
        self._mode = mode
        self._reading = 'r' in mode
        self._writing = 'w' in mode
        self._timeout_occurred = False

    def _take(self, size):
        self._checkClosed()
        if self._timeout_occurred:
            raise OSError("cannot read from timed out object")
        try:
            return self._sock.recv(size)
        except TimeoutError:
            self._timeout_occurred = True
            raise
        except BlockingIOError:
            return None

    def write(self, data):
        self._checkClosed()
        try:
            return self._sock.send(data)
        except BlockingIOError:
            return None

    def readable(self):
        self._checkClosed()
        return self._reading

    def writable(self):
        self._checkClosed()
        return self._writing

    def fileno(self):
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self):
        return -1 if self.closed else self.fileno()

    @property
    def mode(self):
        return self._mode

    def close(self):
        if self._closed:
            return
        self._closed = True
        self._sock._io_refs -= 1
        if self._sock._closed:
            self._sock.close()
        self._sock = None

_SocketIO = SocketIO
del SocketIO
_publish(globals())
_publish_one('_SocketIO', _SocketIO)
`;
