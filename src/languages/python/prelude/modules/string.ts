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

def _number_of(thing):
    """The descriptor's number of a file object, or the number itself."""
    number = thing
    if not isinstance(thing, int):
        try:
            number = int(thing.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f"Invalid file object: {thing!r}") from None
    if number < 0:
        raise ValueError(f"Invalid file descriptor: {number}")
    return number

def _unknown(thing):
    return KeyError(f"{thing!r} is not registered")

class _Map:
    """What a selector has registered, by file object; a window onto it, not a copy."""
    def __init__(self, selector):
        self._of = selector
        keys = selector._known
        self.keys, self.values, self.items = keys.keys, keys.values, keys.items

    def __len__(self):
        return len(self._of._known)

    def __iter__(self):
        return iter(self._of._known)

    def __getitem__(self, thing):
        found = self._of._known.get(self._of._place_of(thing))
        if found is None:
            raise _unknown(thing)
        return found

    def get(self, thing, default=None):
        try:
            return self[thing]
        except KeyError:
            return default

    def __contains__(self, thing):
        try:
            return self.get(thing) is not None
        except ValueError:
            return False

class BaseSelector:
    def __init__(self):
        self._known = {}
        self._map = _Map(self)

    def _place_of(self, thing):
        try:
            return _number_of(thing)
        except ValueError:
            # A socket that was closed meanwhile has no number any more; it is still known as what it was.
            for number, key in self._known.items():
                if key.fileobj is thing:
                    return number
            raise

    def register(self, fileobj, events, data=None):
        if events not in (EVENT_READ, EVENT_WRITE, EVENT_READ | EVENT_WRITE):
            raise ValueError(f"Invalid events: {events!r}")
        number = self._place_of(fileobj)
        if number in self._known:
            raise KeyError(f"{fileobj!r} (FD {number}) is already registered")
        made = self._known[number] = SelectorKey(fileobj, number, events, data)
        return made

    def unregister(self, fileobj):
        found = self._known.pop(self._place_of(fileobj), None)
        if found is None:
            raise _unknown(fileobj)
        return found

    def modify(self, fileobj, events, data=None):
        before = self._known.get(self._place_of(fileobj))
        if before is None:
            raise _unknown(fileobj)
        if before.events != events:
            self.unregister(fileobj)
            return self.register(fileobj, events, data)
        if before.data == data:
            return before
        after = self._known[before.fd] = before._replace(data=data)
        return after

    def get_map(self):
        return self._map

    def get_key(self, fileobj):
        if self._map is None:
            raise RuntimeError('Selector is closed')
        return self._map[fileobj]

    def _key_from_fd(self, fd):
        return self._known.get(fd)

    def close(self):
        self._known.clear()
        self._map = None

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

class SelectSelector(BaseSelector):
    def _with(self, event):
        return [number for number, key in self._known.items() if key.events & event]

    def select(self, timeout=None):
        if timeout is not None and timeout < 0:
            timeout = 0
        reading, writing, _ = _select.select(self._with(EVENT_READ), self._with(EVENT_WRITE), [], timeout)
        found = dict.fromkeys(reading, EVENT_READ)
        for number in writing:
            found[number] = found.get(number, 0) | EVENT_WRITE
        return [(self._known[number], events) for number, events in found.items()]

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
        before = self._known.get(self._place_of(fileobj))
        if before is None:
            raise _unknown(fileobj)
        if before.events != events:
            try:
                self._selector.modify(before.fd, self._mask(events))
            except:
                super().unregister(fileobj)
                raise
        after = before
        if before.events != events or before.data != data:
            after = self._known[before.fd] = before._replace(events=events, data=data)
        return after

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
        return self._ready(self._selector.poll(timeout, max(len(self._known), 1)))

    def close(self):
        self._selector.close()
        super().close()

DefaultSelector = EpollSelector
_publish(globals())
`;
