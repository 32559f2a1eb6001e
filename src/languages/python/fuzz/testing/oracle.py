"""Runs many small programs in one CPython: a JSON list of sources on standard input, a JSON list of what each printed on standard output.

Each gets a namespace of its own, cleared at the end in the order in which CPython clears the main module. The traceback of an uncaught exception is
written as python3 writes it.
"""
import io
import json
import os
import signal
import sys
import tempfile

# A real file, because what is ignored in a __del__ is shown with its line, read from there.
FOLDER = tempfile.mkdtemp()
NAME = os.path.join(FOLDER, 'program.py')


def run(source):
    out = io.StringIO()
    names = {'__name__': '__main__', '__builtins__': __builtins__}
    real = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = out
    signal.alarm(10)
    try:
        with open(NAME, 'w') as file:
            file.write(source)
        exec(compile(source, NAME, 'exec', dont_inherit=True), names)
    except SystemExit as end:
        out.write(f'SystemExit {end.code}\n')
    except BaseException as error:
        # As python3 writes it; the outermost frame is this function's.
        error.__traceback__ = error.__traceback__.tb_next
        sys.__excepthook__(type(error), error, error.__traceback__)
    finally:
        signal.alarm(0)
    for private in (True, False):
        for name in list(names):
            if name != '__builtins__' and (name.startswith('_') and not name.startswith('__')) == private:
                names[name] = None
    sys.stdout, sys.stderr = real
    return out.getvalue().replace(FOLDER, '/root')


assert sys.version_info[:2] == (3, 11)


def too_long(*_):
    raise TimeoutError('this program does not end')


signal.signal(signal.SIGALRM, too_long)
import warnings
warnings.simplefilter('ignore')
json.dump([run(source) for source in json.load(sys.stdin)], sys.stdout)
os.remove(NAME)
os.rmdir(FOLDER)
