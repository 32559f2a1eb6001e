/** string, textwrap, selectors, errno's friends: small modules of Lib. */
export const STRING = String.raw`
whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = '!"#$%&' + "'" + r'()*+,-./:;<=>?@[\]^_' + chr(96) + '{|}~'
printable = digits + ascii_letters + punctuation + whitespace

def capwords(s, sep=None):
    return (sep or ' ').join([one.capitalize() for one in s.split(sep)])

class Template:
    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _replace(self, mapping, safe):
        text = self.template
        out = []
        at = 0
        while at < len(text):
            found = text.find('$', at)
            if found < 0:
                out.append(text[at:])
                break
            out.append(text[at:found])
            rest = text[found + 1:]
            if rest.startswith('$'):
                out.append('$')
                at = found + 2
                continue
            braced = rest.startswith('{')
            begin = found + (2 if braced else 1)
            end = begin
            while end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] == '_'):
                end += 1
            name = text[begin:end]
            closed = not braced or text[end:end + 1] == '}'
            if not name or name[0].isdigit() or not closed:
                if not safe:
                    line = text.count('\n', 0, found) + 1
                    column = found - text.rfind('\n', 0, found)
                    raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')
                out.append('$')
                at = found + 1
                continue
            whole = end + (1 if braced else 0)
            if safe and name not in mapping:
                out.append(text[found:whole])
            else:
                out.append(str(mapping[name]))
            at = whole
        return ''.join(out)

    def substitute(self, mapping={}, /, **kws):
        return self._replace({**mapping, **kws}, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._replace({**mapping, **kws}, True)

class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)

_publish(globals())
`;
export const TEXTWRAP = String.raw`
def dedent(text):
    lines = text.split('\n')
    margin = None
    for at, line in enumerate(lines):
        if not line.strip(' \t'):
            lines[at] = ''
            continue
        indent = line[:len(line) - len(line.lstrip(' \t'))]
        if margin is None:
            margin = indent
        else:
            common = 0
            while common < len(margin) and common < len(indent) and margin[common] == indent[common]:
                common += 1
            margin = margin[:common]
    if margin:
        lines = [line[len(margin):] if line else line for line in lines]
    return '\n'.join(lines)

def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return ''.join([prefix + line if predicate(line) else line for line in text.splitlines(True)])

_WHITE = '\t\n\x0b\x0c\r '

class TextWrapper:
    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for one in _WHITE:
                text = text.replace(one, ' ')
        chunks = []
        at = 0
        while at < len(text):
            end = at
            if text[at] in _WHITE:
                while end < len(text) and text[end] in _WHITE:
                    end += 1
            else:
                while end < len(text) and text[end] not in _WHITE:
                    end += 1
                    # A hyphen between letters may end a line.
                    if self.break_on_hyphens and text[end - 1] == '-' and end - at > 1 and end < len(text) and text[end].isalpha() and text[end - 2].isalpha():
                        break
            chunks.append(text[at:end])
            at = end
        return chunks

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        chunks = self._chunks(text)
        chunks.reverse()
        lines = []
        while chunks:
            current = []
            length = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and not chunks[-1].strip() and lines:
                del chunks[-1]
            while chunks:
                size = len(chunks[-1])
                if length + size > width:
                    break
                current.append(chunks.pop())
                length += size
            if chunks and len(chunks[-1]) > width:
                room = max(width - length, 1) if width >= 1 else 1
                if self.break_long_words:
                    chunk = chunks[-1]
                    end = room
                    if self.break_on_hyphens and len(chunk) > room:
                        hyphen = chunk.rfind('-', 0, room)
                        if hyphen > 0 and any([c != '-' for c in chunk[:hyphen]]):
                            end = hyphen + 1
                    current.append(chunk[:end])
                    chunks[-1] = chunk[end:]
                elif not current:
                    current.append(chunks.pop())
                length = sum([len(one) for one in current])
            if self.drop_whitespace and current and not current[-1].strip():
                length -= len(current[-1])
                del current[-1]
            if current:
                if self.max_lines is None or len(lines) + 1 < self.max_lines or (not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()) and length <= width:
                    lines.append(indent + ''.join(current))
                else:
                    while current:
                        if current[-1].strip() and length + len(self.placeholder) <= width:
                            current.append(self.placeholder)
                            lines.append(indent + ''.join(current))
                            break
                        length -= len(current[-1])
                        del current[-1]
                    else:
                        if lines:
                            last = lines[-1].rstrip()
                            if len(last) + len(self.placeholder) <= self.width:
                                lines[-1] = last + self.placeholder
                                break
                        lines.append(indent + self.placeholder.lstrip())
                    break
        return lines

    def fill(self, text):
        return '\n'.join(self.wrap(text))

def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)

def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)

def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))

_publish(globals())
`;
export const SELECTORS = String.raw`
import collections as _collections
import select as _select

EVENT_READ = 1
EVENT_WRITE = 2

SelectorKey = _collections.namedtuple('SelectorKey', ['fileobj', 'fd', 'events', 'data'], module='selectors')

def _fileobj_to_fd(fileobj):
    if isinstance(fileobj, int):
        fd = fileobj
    else:
        try:
            fd = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f"Invalid file object: {fileobj!r}") from None
    if fd < 0:
        raise ValueError(f"Invalid file descriptor: {fd}")
    return fd

class _Map:
    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._fd_to_key)

    def __getitem__(self, fileobj):
        try:
            return self._selector._fd_to_key[self._selector._fileobj_lookup(fileobj)]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None

    def __iter__(self):
        return iter(self._selector._fd_to_key)

    def __contains__(self, fileobj):
        try:
            self[fileobj]
        except (KeyError, ValueError):
            return False
        return True

    def get(self, fileobj, default=None):
        return self[fileobj] if fileobj in self else default

    def keys(self):
        return self._selector._fd_to_key.keys()

    def values(self):
        return self._selector._fd_to_key.values()

    def items(self):
        return self._selector._fd_to_key.items()

class BaseSelector:
    def __init__(self):
        self._fd_to_key = {}
        self._map = _Map(self)

    def _fileobj_lookup(self, fileobj):
        try:
            return _fileobj_to_fd(fileobj)
        except ValueError:
            for key in self._fd_to_key.values():
                if key.fileobj is fileobj:
                    return key.fd
            raise

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f"Invalid events: {events!r}")
        key = SelectorKey(fileobj, self._fileobj_lookup(fileobj), events, data)
        if key.fd in self._fd_to_key:
            raise KeyError(f"{fileobj!r} (FD {key.fd}) is already registered")
        self._fd_to_key[key.fd] = key
        return key

    def unregister(self, fileobj):
        try:
            return self._fd_to_key.pop(self._fileobj_lookup(fileobj))
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None

    def modify(self, fileobj, events, data=None):
        try:
            key = self._fd_to_key[self._fileobj_lookup(fileobj)]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None
        if events != key.events:
            self.unregister(fileobj)
            key = self.register(fileobj, events, data)
        elif data != key.data:
            key = key._replace(data=data)
            self._fd_to_key[key.fd] = key
        return key

    def close(self):
        self._fd_to_key.clear()
        self._map = None

    def get_map(self):
        return self._map

    def get_key(self, fileobj):
        if self._map is None:
            raise RuntimeError('Selector is closed')
        try:
            return self._map[fileobj]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None

    def _key_from_fd(self, fd):
        return self._fd_to_key.get(fd)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

class SelectSelector(BaseSelector):
    def __init__(self):
        super().__init__()
        self._readers = set()
        self._writers = set()

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        if events & EVENT_READ:
            self._readers.add(key.fd)
        if events & EVENT_WRITE:
            self._writers.add(key.fd)
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        self._readers.discard(key.fd)
        self._writers.discard(key.fd)
        return key

    def select(self, timeout=None):
        timeout = None if timeout is None else max(timeout, 0)
        r, w, _ = _select.select(self._readers, self._writers, [], timeout)
        r = set(r)
        w = set(w)
        ready = []
        for fd in r | w:
            events = (EVENT_READ if fd in r else 0) | (EVENT_WRITE if fd in w else 0)
            key = self._key_from_fd(fd)
            if key:
                ready.append((key, events & key.events))
        return ready

class _PollLikeSelector(BaseSelector):
    def __init__(self):
        super().__init__()
        self._selector = self._make()

    def _mask(self, events):
        return (self._in if events & EVENT_READ else 0) | (self._out if events & EVENT_WRITE else 0)

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        try:
            self._selector.register(key.fd, self._mask(events))
        except:
            super().unregister(fileobj)
            raise
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        try:
            self._selector.unregister(key.fd)
        except OSError:
            pass
        return key

    def modify(self, fileobj, events, data=None):
        try:
            key = self._fd_to_key[self._fileobj_lookup(fileobj)]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None
        changed = False
        if events != key.events:
            try:
                self._selector.modify(key.fd, self._mask(events))
            except:
                super().unregister(fileobj)
                raise
            changed = True
        if data != key.data:
            changed = True
        if changed:
            key = key._replace(events=events, data=data)
            self._fd_to_key[key.fd] = key
        return key

    def _ready(self, found):
        ready = []
        for fd, event in found:
            events = (EVENT_WRITE if event & ~self._in else 0) | (EVENT_READ if event & ~self._out else 0)
            key = self._key_from_fd(fd)
            if key:
                ready.append((key, events & key.events))
        return ready

class PollSelector(_PollLikeSelector):
    _in = _select.POLLIN
    _out = _select.POLLOUT

    def _make(self):
        return _select.poll()

    def select(self, timeout=None):
        if timeout is not None:
            timeout = 0 if timeout <= 0 else -int(-timeout * 1e3 // 1)
        return self._ready(self._selector.poll(timeout))

class EpollSelector(_PollLikeSelector):
    _in = _select.EPOLLIN
    _out = _select.EPOLLOUT

    def _make(self):
        return _select.epoll()

    def fileno(self):
        return self._selector.fileno()

    def select(self, timeout=None):
        if timeout is None:
            timeout = -1
        elif timeout <= 0:
            timeout = 0
        else:
            timeout = -int(-timeout * 1e3 // 1) * 1e-3
        return self._ready(self._selector.poll(timeout, max(len(self._fd_to_key), 1)))

    def close(self):
        self._selector.close()
        super().close()

DefaultSelector = EpollSelector
_publish(globals())
`;
