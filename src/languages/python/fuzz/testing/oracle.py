"""Runs many small programs in one CPython: a JSON list of sources on standard input, a JSON list of what each printed on standard output.

Each gets a namespace of its own, cleared at the end in the order in which CPython clears the main module. An uncaught exception shows as its last line.
"""
import io
import json
import signal
import sys
import traceback


def run(source):
    out = io.StringIO()
    names = {'__name__': '__main__', '__builtins__': __builtins__}
    real = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = out
    signal.alarm(10)
    try:
        exec(compile(source, 'program.py', 'exec', dont_inherit=True), names)
    except SystemExit as end:
        out.write(f'SystemExit {end.code}\n')
    except BaseException as error:
        out.write(traceback.format_exception_only(type(error), error)[-1])
    finally:
        signal.alarm(0)
    for private in (True, False):
        for name in list(names):
            if name != '__builtins__' and (name.startswith('_') and not name.startswith('__')) == private:
                names[name] = None
    sys.stdout, sys.stderr = real
    return out.getvalue()


assert sys.version_info[:2] == (3, 11)
import warnings
warnings.simplefilter('ignore')
json.dump([run(source) for source in json.load(sys.stdin)], sys.stdout)
