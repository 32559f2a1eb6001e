/** What is written when nobody catches an exception, piece by piece as CPython writes it (Python/pythonrun.c print_exception). */
export const TRACEBACKS = String.raw`
def _exception_pieces(exception, seen):
    if _has_group(exception):
        return _group_lines(exception, seen, [0, False], [])
    pieces = []
    seen.append(exception)
    cause = exception.__cause__
    context = exception.__context__
    if cause is not None:
        if not _is_among(cause, seen):
            pieces += _exception_pieces(cause, seen)
            pieces += ['', '\n', '', 'The above exception was the direct cause of the following exception:\n', '', '\n']
    elif context is not None and not exception.__suppress_context__ and not _is_among(context, seen):
        pieces += _exception_pieces(context, seen)
        pieces += ['', '\n', '', 'During handling of the above exception, another exception occurred:\n', '', '\n']
    pieces += _traceback_pieces(exception)
    pieces += ['', _exception_name(exception)]
    try:
        text = str(exception)
    except Exception:
        text = None
    if text is None:
        pieces += [': ', '<exception str() failed>']
    elif text != '':
        pieces += [': ', text]
    suggestion = _suggestion(exception)
    if suggestion is not None:
        pieces += [". Did you mean: '", suggestion, "'?"]
    pieces.append('\n')
    notes = getattr(exception, '__notes__', None)
    if notes is not None:
        for note in notes:
            for line in str(note).split('\n'):
                pieces += [line, '\n']
    return pieces

def _is_among(value, items):
    for one in items:
        if one is value:
            return True
    return False

def print_exception(exception):
    _print_text(_exception_pieces(exception, []))

def print_exit(code):
    _print_text([str(code), '\n'])

def report_ignored(exception, source):
    pieces = ['Exception ignored in: ', repr(_finaliser_of(source)), '\n']
    pieces += _traceback_pieces(exception)
    pieces.append(_exception_name(exception))
    text = str(exception)
    if text != '':
        pieces += [': ', text]
    pieces.append('\n')
    _print_text(pieces)
`;
