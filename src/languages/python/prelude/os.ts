/** The os module: environment, process id, exit. */
export const OS = String.raw`
class _Environ:
    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        if not isinstance(key, str):
            raise TypeError(f"str expected, not {_type_name(key)}")
        if key not in self._data:
            raise KeyError(key) from None
        return self._data[key]

    def __setitem__(self, key, value):
        for one in (key, value):
            if not isinstance(one, str):
                raise TypeError(f"str expected, not {_type_name(one)}")
        self._data[key] = value

    def __delitem__(self, key):
        if key not in self._data:
            raise KeyError(key) from None
        del self._data[key]

    def __contains__(self, key):
        return key in self._data

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def get(self, key, default=None):
        return self._data.get(key, default)

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def pop(self, key, *default):
        return self._data.pop(key, *default)

    def setdefault(self, key, value):
        return self._data.setdefault(key, value)

    def copy(self):
        return dict(self._data)

    def update(self, *args, **keywords):
        for key, value in dict(*args, **keywords).items():
            self[key] = value

    def __repr__(self):
        return 'environ({' + ', '.join([f'{key!r}: {value!r}' for key, value in self._data.items()]) + '})'

environ = _Environ(_environment())

def getenv(key, default=None):
    return environ.get(key, default)

def getpid():
    return _getpid()

def getcwd():
    return _getcwd()

def kill(pid, signal, /):
    _kill(pid, signal)

def _exit(status):
    _exit_group(status)

def urandom(size, /):
    return _random_bytes(size)

def close(fd, /):
    _close(fd)

def write(fd, data, /):
    return _write(fd, bytes(data))

def read(fd, length, /):
    return _read(fd, length)

def strerror(code, /):
    return _strerror(code)

_publish(globals())
_publish_one('_exit', _exit)
`;
