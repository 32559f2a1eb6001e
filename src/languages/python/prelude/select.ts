/** The select module, in Python over select, poll and epoll_* calls (Modules/selectmodule.c): the same checks, the same texts. */
export const SELECT = String.raw`
error = OSError

def _descriptor(value):
    # PyObject_AsFileDescriptor
    if not isinstance(value, int):
        if not hasattr(value, 'fileno'):
            raise TypeError("argument must be an int, or have a fileno() method.")
        value = value.fileno()
        if not isinstance(value, int):
            raise TypeError("fileno() returned a non-integer")
    if value > 0x7fffffff or value < -0x80000000:
        raise OverflowError("Python int too large to convert to C int")
    if value < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({value})")
    return int(value)

def _timeout(value, message):
    if isinstance(value, float):
        if value != value:
            raise ValueError("Invalid value NaN (not a number)")
        if value >= 9223372036.854775807 or value <= -9223372036.854775808:
            raise OverflowError("timestamp out of range for platform time_t")
        return _up_to_nanoseconds(value)
    try:
        return _index(value) * 1000000000
    except TypeError:
        raise TypeError(message) from None

def _set(objects):
    if not _is_iterable(objects):
        raise TypeError("arguments 1-3 must be sequences")
    objects = list(objects)
    numbers = []
    for one in objects:
        fd = _descriptor(one)
        if fd >= 1024:
            raise ValueError("filedescriptor out of range in select()")
        numbers.append(fd)
    return objects, numbers

def _picked(objects, numbers, ready):
    return [one for one, fd in zip(objects, numbers) if fd in ready]

def select(*arguments):
    if not 3 <= len(arguments) <= 4:
        raise TypeError(f"select expected at {'least 3' if len(arguments) < 3 else 'most 4'} arguments, got {len(arguments)}")
    rlist, wlist, xlist = arguments[:3]
    timeout = arguments[3] if len(arguments) > 3 else None
    if timeout is not None:
        timeout = _timeout(timeout, "timeout must be a float or None")
        if timeout < 0:
            raise ValueError("timeout must be non-negative")
        timeout = -(-timeout // 1000) * 1000
    readers, reading = _set(rlist)
    writers, writing = _set(wlist)
    others, excepting = _set(xlist)
    readable, writable, exceptional = _select(reading, writing, excepting, timeout)
    return _picked(readers, reading, readable), _picked(writers, writing, writable), _picked(others, excepting, exceptional)

def _event_mask(value):
    if not isinstance(value, int):
        raise TypeError(f"'{_type_name(value)}' object cannot be interpreted as an integer")
    if value < 0:
        raise ValueError("value must be positive")
    if value > 0xffff:
        raise OverflowError("Python int too large for C unsigned short")
    return int(value)

class poll:
    def __init__(self):
        self._watched = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        self._watched[_descriptor(fd)] = _event_mask(eventmask)

    def modify(self, fd, eventmask, /):
        fd = _descriptor(fd)
        events = _event_mask(eventmask)
        if fd not in self._watched:
            raise OSError(2, "No such file or directory")
        self._watched[fd] = events

    def unregister(self, fd, /):
        fd = _descriptor(fd)
        if fd not in self._watched:
            raise KeyError(fd)
        del self._watched[fd]

    def poll(self, timeout=None, /):
        wait = -1
        if timeout is not None:
            if isinstance(timeout, float):
                wait = _up_to_nanoseconds(timeout / 1000)
            else:
                try:
                    wait = _index(timeout) * 1000000
                except TypeError:
                    raise TypeError("timeout must be an integer or None") from None
            if wait > 0x7fffffff * 1000000:
                raise OverflowError("timeout is too large")
        watched = tuple([(fd, events) for fd, events in self._watched.items()])
        found = _poll(watched, wait)
        return [(watched[at][0], events) for at, events in enumerate(found) if events]

_Poll = poll

def poll(*arguments):
    if arguments:
        raise TypeError(f"select.poll() takes no arguments ({len(arguments)} given)")
    return _Poll()

class epoll:
    def __init__(self, sizehint=-1, flags=0):
        self._fd = -1
        if sizehint == -1:
            sizehint = 1023
        elif sizehint <= 0:
            raise ValueError("negative sizehint")
        if flags and flags != EPOLL_CLOEXEC:
            raise OSError("invalid flags")
        self._fd = _epoll_create()

    @classmethod
    def fromfd(cls, fd, /):
        made = cls.__new__(cls)
        made._fd = _descriptor(fd)
        return made

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *details):
        self.close()

    def __del__(self):
        self.close()

    def _check(self):
        if self._fd < 0:
            raise ValueError("I/O operation on closed epoll object")

    @property
    def closed(self):
        return self._fd < 0

    def fileno(self):
        self._check()
        return self._fd

    def close(self):
        if self._fd >= 0:
            fd = self._fd
            self._fd = -1
            _close(fd)

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        self._check()
        _epoll_control(self._fd, 'add', _descriptor(fd), int(eventmask))

    def modify(self, fd, eventmask):
        self._check()
        _epoll_control(self._fd, 'modify', _descriptor(fd), int(eventmask))

    def unregister(self, fd):
        self._check()
        _epoll_control(self._fd, 'delete', _descriptor(fd), 0)

    def poll(self, timeout=None, maxevents=-1):
        self._check()
        wait = -1
        if timeout is not None:
            wait = _timeout(timeout, "timeout must be an integer or None")
            if wait >= 0:
                wait = -(-wait // 1000000) * 1000000
        if maxevents == -1:
            maxevents = 1023
        elif maxevents <= 0:
            raise ValueError(f"maxevents must be greater than 0, got {maxevents}")
        return _epoll_wait(self._fd, maxevents, wait)

_publish(globals())
`;
