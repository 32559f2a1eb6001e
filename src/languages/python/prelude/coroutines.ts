/**
 * Async generators (Objects/genobject.c): what __anext__, asend, athrow and aclose give is a generator here that drives the async one; a value it yields
 * itself comes wrapped, what it awaits is passed on.
 */
export const COROUTINES = String.raw`
def _agen_drive(gen, resume, value):
    while True:
        try:
            item = resume(gen, value)
        except StopIteration:
            item = None
            ended = True
        else:
            ended = False
        if ended:
            raise StopAsyncIteration
        if _agen_is_value(item):
            return _agen_value(item)
        try:
            value = yield item
            resume = _agen_resume
        except BaseException as problem:
            value = problem
            resume = _agen_throw

def agen_next(gen):
    return _as_kind(_agen_drive(gen, _agen_resume, None), 'async_generator_asend')

def agen_send(gen, value):
    if value is not None and not _agen_started(gen):
        raise TypeError("can't send non-None value to a just-started async generator")
    return _as_kind(_agen_drive(gen, _agen_resume, value), 'async_generator_asend')

def agen_throw(gen, type, value=None, traceback=None):
    if isinstance(type, BaseException):
        value = type
    elif value is None:
        value = type()
    elif not isinstance(value, BaseException):
        value = type(value)
    return _as_kind(_agen_drive(gen, _agen_throw, value), 'async_generator_athrow')

def _aclose(gen):
    if not _agen_started(gen) or _agen_ended(gen):
        _agen_end(gen)
        return
    resume = _agen_throw
    value = GeneratorExit()
    while True:
        try:
            item = resume(gen, value)
        except (StopIteration, StopAsyncIteration, GeneratorExit):
            return
        if _agen_is_value(item):
            raise RuntimeError("async generator ignored GeneratorExit")
        try:
            value = yield item
            resume = _agen_resume
        except BaseException as problem:
            value = problem
            resume = _agen_throw

def agen_close(gen):
    return _as_kind(_aclose(gen), 'async_generator_athrow')

async def _anext_or(awaitable, default):
    try:
        return await awaitable
    except StopAsyncIteration:
        return default

def aiter(async_iterable, /):
    method = _special(async_iterable, '__aiter__')
    if method is not None:
        return method(async_iterable)
    if _kind(async_iterable) == 'async_generator':
        return async_iterable
    raise TypeError(f"'{_type_name(async_iterable)}' object is not an async iterable")

def anext(iterator, *default):
    method = _special(iterator, '__anext__')
    if method is not None:
        awaitable = method(iterator)
    elif _kind(iterator) == 'async_generator':
        awaitable = agen_next(iterator)
    else:
        raise TypeError(f"'{_type_name(iterator)}' object is not an async iterator")
    return _anext_or(awaitable, default[0]) if default else awaitable

_warned = set()

def never_awaited(name, file, line, text):
    if (name, file, line) in _warned:
        return
    _warned.add((name, file, line))
    message = f"RuntimeWarning: coroutine {name!r} was never awaited\n"
    if file is None:
        _print_text([f"sys:1: {message}"])
    else:
        _print_text([f"{file}:{line}: {message}  {text}\nRuntimeWarning: Enable tracemalloc to get the object allocation traceback\n"])
`;
