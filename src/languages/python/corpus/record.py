"""Runs every program of this folder under CPython 3.11 and writes what it printed (stdout and stderr through one pipe) and its exit status
beside it: NAME.py gives NAME.txt, whose last line is "exit N".

Run: python3 record.py [NAME ...]
"""
import os
import re
import subprocess
import sys

assert sys.version_info[:2] == (3, 11), 'recorded from CPython 3.11 only'
HERE = os.path.dirname(os.path.abspath(__file__))

for file in sorted(os.listdir(HERE)):
    name, extension = os.path.splitext(file)
    if extension != '.py' or file == 'record.py' or (sys.argv[1:] and name not in sys.argv[1:]):
        continue
    done = subprocess.run([sys.executable, '-u', file], cwd=HERE, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=20,
                          env={'PATH': os.environ['PATH'], 'HOME': '/root', 'LANG': 'C.UTF-8', 'PYTHONHASHSEED': '0'})
    with open(os.path.join(HERE, name + '.txt'), 'wb') as out:
        # CPython shows the path it ran; the simulated host has the program in its working directory. Addresses differ from run to run.
        text = re.sub(rb' at 0x[0-9a-f]+', b' at 0xADDRESS', done.stdout.replace(os.fsencode(HERE + os.sep), b''))
        out.write(text + b'exit %d\n' % done.returncode)
