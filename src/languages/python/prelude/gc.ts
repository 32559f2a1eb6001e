/** The gc module, as far as programs that show reference counting need it. */
export const GC = String.raw`
_enabled = True

def collect(generation=2):
    return _collect_cycles()

def disable():
    global _enabled
    _enabled = False

def enable():
    global _enabled
    _enabled = True

def isenabled():
    return _enabled

_publish(globals())
`;
