import sys, os
import os as operating
from os import environ, getenv as ge
from sys import argv
print(sys is sys, operating is os, environ is os.environ, ge("NOPE"), len(argv))
def f():
    from os import sep
    return sep
print(f())
try:
    from os import no_such_name
except ImportError as e:
    print(type(e).__name__, str(e).split("(")[0])
try:
    import no_such_module
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    import os.no_such
except ImportError as e:
    print(e)
try:
    sys.nope
except AttributeError as e:
    print(e)
print(sys.__name__, type(sys).__name__, os.path.join("a", "b"), os.path.basename("x/y.py"))
