/** Exception groups (Objects/exceptions.c) and what except* asks (Python/ceval.c exception_group_match, Objects/exceptions.c _PyExc_PrepReraiseStar). */
export const GROUPS = String.raw`
class BaseExceptionGroup(BaseException):
    def __new__(cls, *arguments):
        if len(arguments) != 2:
            raise TypeError(f"BaseExceptionGroup.__new__() takes exactly 2 arguments ({len(arguments)} given)")
        message, exceptions = arguments
        if not isinstance(message, str):
            raise TypeError(f"BaseExceptionGroup.__new__() argument 1 must be str, not {_type_name(message)}")
        if not isinstance(exceptions, (list, tuple)) and _special(exceptions, '__getitem__') is None:
            raise TypeError("second argument (exceptions) must be a sequence")
        items = tuple(exceptions)
        if not items:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        nested = False
        for at, one in enumerate(items):
            if not isinstance(one, BaseException):
                raise ValueError(f"Item {at} of second argument (exceptions) is not an exception")
            if not isinstance(one, Exception):
                nested = True
        if cls is BaseExceptionGroup:
            if not nested:
                cls = ExceptionGroup
        elif nested:
            if cls is ExceptionGroup:
                raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
            if issubclass(cls, Exception):
                raise TypeError(f"Cannot nest BaseExceptions in {cls.__name__!r}")
        made = _new_exception(cls, (message, exceptions))
        made._group = (message, items)
        return made

    def __init__(self, *arguments):
        pass

    @property
    def message(self):
        return self._group[0]

    @property
    def exceptions(self):
        return self._group[1]

    def __str__(self):
        message, items = self._group
        return f"{message} ({len(items)} sub-exception{'' if len(items) == 1 else 's'})"

    def derive(self, excs, /):
        return BaseExceptionGroup(self.message, excs)

    def subgroup(self, condition, /):
        return self.split(condition)[0]

    def split(self, condition, /):
        return _split_group(self, _group_test(condition))

    @classmethod
    def __class_getitem__(cls, item):
        return _generic_alias(cls, item)

class ExceptionGroup(BaseExceptionGroup, Exception):
    pass

def _group_test(condition):
    if isinstance(condition, type) and issubclass(condition, BaseException) or isinstance(condition, tuple):
        return lambda one: isinstance(one, condition)
    if callable(condition):
        return condition
    raise TypeError("expected a function, exception type or tuple of exception types")

def _split_group(group, test):
    if test(group):
        return group, None
    if not isinstance(group, BaseExceptionGroup):
        return None, group
    yes = []
    no = []
    for one in group.exceptions:
        if isinstance(one, BaseExceptionGroup):
            found, rest = _split_group(one, test)
            if found is not None:
                yes.append(found)
            if rest is not None:
                no.append(rest)
        elif test(one):
            yes.append(one)
        else:
            no.append(one)
    return _derived(group, yes), _derived(group, no)

def _derived(group, items):
    if not items:
        return None
    made = group.derive(items)
    if not isinstance(made, BaseExceptionGroup):
        raise TypeError("derive must return an instance of BaseExceptionGroup")
    made.__traceback__ = group.__traceback__
    made.__context__ = group.__context__
    made.__cause__ = group.__cause__
    made.__suppress_context__ = group.__suppress_context__
    notes = getattr(group, '__notes__', None)
    if notes is not None:
        made.__notes__ = list(notes)
    return made

def except_star(rest, kinds):
    # What of the rest the clause takes (None for nothing), and what is left.
    for one in kinds if isinstance(kinds, tuple) else (kinds,):
        if not (isinstance(one, type) and issubclass(one, BaseException)):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        if issubclass(one, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    if rest is None:
        return None, None
    if isinstance(rest, kinds):
        if isinstance(rest, BaseExceptionGroup):
            return rest, None
        made = BaseExceptionGroup("", (rest,))
        made.__traceback__ = rest.__traceback__
        return made, None
    if isinstance(rest, BaseExceptionGroup):
        return _split_group(rest, lambda one: isinstance(one, kinds))
    return None, rest

def _leaves(group, found):
    for one in group.exceptions if isinstance(group, BaseExceptionGroup) else (group,):
        if isinstance(one, BaseExceptionGroup):
            _leaves(one, found)
        else:
            found.append(one)
    return found

def except_star_end(origin, raised, rest):
    # The exception that goes on behind the last clause; None where all is handled.
    if not raised:
        return rest
    if not isinstance(origin, BaseExceptionGroup):
        return raised[0] if len(raised) == 1 and rest is None else _raised_group(raised + ([] if rest is None else [rest]), origin)
    again = [] if rest is None else _leaves(rest, [])
    fresh = []
    for one in raised:
        # Raised once more by the clause itself: it keeps its place in the group.
        if one.__traceback__ is origin.__traceback__ and one.__cause__ is origin.__cause__ and one.__context__ is origin.__context__:
            again += _leaves(one, [])
        else:
            fresh.append(one)
    kept = _split_group(origin, lambda one: any([one is other for other in again]))[0] if again else None
    if not fresh:
        return kept
    if kept is not None:
        fresh.append(kept)
    return _raised_group(fresh, origin)

def _raised_group(items, origin):
    return BaseExceptionGroup("", items)

# Lib/traceback.py TracebackException.format: state is [depth, whether the frame has still to be closed].

def _has_group(exception):
    while exception is not None:
        if isinstance(exception, BaseExceptionGroup):
            return True
        cause = exception.__cause__
        exception = cause if cause is not None else None if exception.__suppress_context__ else exception.__context__
    return False

def _emit(lines, state, text, mark='|'):
    margin = '  ' * state[0] + (mark + ' ' if state[0] else '')
    for line in text.splitlines(True):
        lines.append(margin + line)

def _only(exception):
    text = str(exception)
    shown = _exception_name(exception) + (f': {text}' if text else '') + '\n'
    for note in getattr(exception, '__notes__', None) or ():
        shown += str(note) + '\n'
    return shown

def _group_lines(exception, seen, state, lines):
    chain = []
    one = exception
    message = None
    while one is not None:
        chain.append((message, one))
        seen.append(one)
        if one.__cause__ is not None:
            message = '\nThe above exception was the direct cause of the following exception:\n\n'
            one = one.__cause__
        elif one.__context__ is not None and not one.__suppress_context__:
            message = '\nDuring handling of the above exception, another exception occurred:\n\n'
            one = one.__context__
        else:
            one = None
        if one is not None and _is_among(one, seen):
            one = None
    for at in reversed(range(len(chain))):
        one = chain[at][1]
        if at + 1 < len(chain):
            _emit(lines, state, chain[at + 1][0])
        stack = ''.join(_traceback_pieces(one)).partition('\n')[2]
        if not isinstance(one, BaseExceptionGroup):
            if one.__traceback__ is not None:
                _emit(lines, state, 'Traceback (most recent call last):\n' + stack)
            _emit(lines, state, _only(one))
            continue
        top = state[0] == 0
        if top:
            state[0] = 1
        if one.__traceback__ is not None:
            _emit(lines, state, 'Exception Group Traceback (most recent call last):\n', '+' if top else '|')
            _emit(lines, state, stack)
        _emit(lines, state, _only(one))
        size = len(one.exceptions)
        shown = size if size <= 15 else 16
        state[1] = False
        for i in range(shown):
            last = i == shown - 1
            if last:
                state[1] = True
            lines.append('  ' * state[0] + ('+-' if i == 0 else '  ') + f"+---------------- {i + 1 if i < 15 else '...'} ----------------\n")
            state[0] += 1
            if i < 15:
                _group_lines(one.exceptions[i], seen, state, lines)
            else:
                _emit(lines, state, f"and {size - 15} more exception{'s' if size > 16 else ''}\n")
            if last and state[1]:
                lines.append('  ' * state[0] + '+------------------------------------\n')
                state[1] = False
            state[0] -= 1
        if top:
            state[0] = 0
    return lines
`;
