/** contextlib: as the library reference describes it; the words of its errors are CPython's (Lib/contextlib.py). */
export const CONTEXTLIB = String.raw`
import abc as _abc
import functools as _functools

class AbstractContextManager(_abc.ABC):
    _methods = ('__enter__', '__exit__')

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        return None

class AbstractAsyncContextManager(_abc.ABC):
    _methods = ('__aenter__', '__aexit__')

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        def around(*args, **named):
            with self._recreate_cm():
                return func(*args, **named)
        return _functools.update_wrapper(around, func)

def _goes_on(escaped, problem, trace):
    """What came out of a generator that was given the block's problem: does that problem go on (True), was it swallowed (False), or is this another one?"""
    if escaped is problem:
        problem.__traceback__ = trace
        return True
    if isinstance(escaped, (StopIteration, StopAsyncIteration)):
        return False
    # A generator turns a StopIteration that leaves it into a RuntimeError (PEP 479).
    if isinstance(problem, StopIteration) and isinstance(escaped, RuntimeError) and escaped.__cause__ is problem:
        problem.__traceback__ = trace
        return True
    raise escaped

class _GeneratorContextManager(ContextDecorator):
    def __init__(self, make, args, named):
        self._made_by = make, args, named
        self.gen = make(*args, **named)

    def _recreate_cm(self):
        return type(self)(*self._made_by)

    def __enter__(self):
        self._made_by = None
        for first in self.gen:
            return first
        raise RuntimeError("generator didn't yield")

    def __exit__(self, kind, problem, trace):
        if kind is None:
            for second in self.gen:
                raise RuntimeError("generator didn't stop")
            return False
        if problem is None:
            problem = kind()
        try:
            self.gen.throw(kind, problem, trace)
        except BaseException as escaped:
            return not _goes_on(escaped, problem, trace)
        raise RuntimeError("generator didn't stop after throw()")

class _AsyncGeneratorContextManager:
    def __init__(self, make, args, named):
        self.gen = make(*args, **named)

    async def __aenter__(self):
        async for first in self.gen:
            return first
        raise RuntimeError("generator didn't yield")

    async def __aexit__(self, kind, problem, trace):
        if kind is None:
            async for second in self.gen:
                raise RuntimeError("generator didn't stop")
            return False
        if problem is None:
            problem = kind()
        try:
            await self.gen.athrow(kind, problem, trace)
        except BaseException as escaped:
            return not _goes_on(escaped, problem, trace)
        raise RuntimeError("generator didn't stop after athrow()")

def _maker_of(manager, make):
    def managed(*args, **named):
        return manager(make, args, named)
    return _functools.update_wrapper(managed, make)

def contextmanager(func):
    return _maker_of(_GeneratorContextManager, func)

def asynccontextmanager(func):
    return _maker_of(_AsyncGeneratorContextManager, func)

class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()

class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()

class _Redirected(AbstractContextManager):
    def __init__(self, new_target):
        self._to = new_target
        self._before = []

    def __enter__(self):
        import sys
        self._before.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._to)
        return self._to

    def __exit__(self, *details):
        import sys
        setattr(sys, self._stream, self._before.pop())

class redirect_stdout(_Redirected):
    _stream = 'stdout'

class redirect_stderr(_Redirected):
    _stream = 'stderr'

class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)

class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass

class ExitStack(AbstractContextManager):
    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        made = type(self)()
        made._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = []
        return made

    def push(self, exit):
        method = _special(exit, '__exit__')
        if method is None:
            self._exit_callbacks.append(exit)
        else:
            self._exit_callbacks.append(lambda *details: method(exit, *details))
        return exit

    def enter_context(self, cm):
        cls = type(cm)
        if not hasattr(cls, '__enter__') or not hasattr(cls, '__exit__'):
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol")
        enter, exit = cls.__enter__, cls.__exit__
        result = enter(cm)
        self._exit_callbacks.append(lambda *details: exit(cm, *details))
        return result

    def callback(self, callback, /, *args, **kwds):
        def run(exc_type, exc, tb):
            callback(*args, **kwds)
        run.__wrapped__ = callback
        self._exit_callbacks.append(run)
        return callback

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, *details):
        received = details[0] is not None
        suppressed = False
        pending = None
        current = details[1]
        while self._exit_callbacks:
            callback = self._exit_callbacks.pop()
            try:
                if callback(*details):
                    suppressed = True
                    pending = None
                    details = (None, None, None)
            except BaseException as problem:
                pending = problem
                details = (type(problem), problem, problem.__traceback__)
        if pending is not None:
            raise pending
        return received and suppressed

_publish(globals())
`;
