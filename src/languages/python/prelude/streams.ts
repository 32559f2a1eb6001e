/** sys.stdout and sys.stderr as "python -u" has them: every piece written is one write() call (Modules/_io/textio.c, write-through). */
export const STREAMS = String.raw`
class TextIOWrapper:
    def __init__(self, fd, name):
        self._fd = fd
        self.name = name
        self.encoding = 'utf-8'
        self.errors = 'strict' if fd == 1 else 'backslashreplace'
        self.newlines = None
        self.line_buffering = fd == 2
        self.write_through = True
        self.closed = False
        self.mode = 'w'

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {_type_name(text)}")
        data = text.encode('utf-8', self.errors)
        done = _write(self._fd, data)
        while done < len(data):
            done += _write(self._fd, data[done:])
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        return None

    def fileno(self):
        return self._fd

    def isatty(self):
        return False

    def writable(self):
        return True

    def readable(self):
        return False

    def seekable(self):
        return False

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode='w' encoding='utf-8'>"

def _print_text(pieces):
    for piece in pieces:
        _write(2, piece.encode('utf-8', 'backslashreplace'))

_stdout_object = TextIOWrapper(1, '<stdout>')
_stderr_object = TextIOWrapper(2, '<stderr>')
`;
