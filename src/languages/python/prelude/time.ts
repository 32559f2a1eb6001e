/** The time module: a clock reading costs 5 us, charged by the natives; sleep is one clock_nanosleep. */
export const TIME = String.raw`
def sleep(seconds, /):
    if isinstance(seconds, float):
        if seconds != seconds:
            raise ValueError("Invalid value NaN (not a number)")
        nanoseconds = _to_nanoseconds(seconds)
    elif isinstance(seconds, int):
        nanoseconds = seconds * 1000000000
    else:
        raise TypeError(f"'{_type_name(seconds)}' object cannot be interpreted as an integer")
    if nanoseconds < 0:
        raise ValueError("sleep length must be non-negative")
    _nanosleep(nanoseconds)

def time():
    return _clock('realtime')

def time_ns():
    return _clock_ns('realtime')

def monotonic():
    return _clock('monotonic')

def monotonic_ns():
    return _clock_ns('monotonic')

def perf_counter():
    return _clock('monotonic')

def perf_counter_ns():
    return _clock_ns('monotonic')

_publish(globals())
`;
