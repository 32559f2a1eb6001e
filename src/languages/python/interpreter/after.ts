/** What happens to the value a frame returns: a number in the frame, so that a suspended call is plain data. */
export const AFTER = {
  /** It goes on the caller's stack. */
  PUSH: 0,
  /** It is dropped (a setter, __delitem__). */
  DROP: 1,
  /** Its truth goes on the stack and the caller's instruction runs again (__bool__ or __len__ of a condition). */
  TRUTH: 2,
  /** __init__: it must be None; the instance in `held` goes on the stack. */
  INIT: 3,
  /** __new__: `held` is (class, args, keywords); __init__ follows. */
  NEW: 4,
  /** A finaliser ran for `held`: exceptions are reported and forgotten. */
  FINALISE: 5,
  /** __next__ of a for loop: StopIteration ends the loop. */
  FOR_ITER: 6,
  /** An operator's method: NotImplemented goes to the next candidate; `held` is (left, right, operator, stage). */
  OPERATOR: 7,
  /** __contains__: truth, turned round where `held` is 1. */
  CONTAINS: 8,
  /** __iter__: it must be an iterator. */
  ITER: 9,
  /** It replaces the top of the caller's stack and the caller's instruction runs again. */
  AGAIN: 10,
  /** The body of a class ran: `held` is (name, bases, keywords). */
  CLASS: 11,
  /** The body of a module ran: `held` is the module. */
  MODULE: 12,
  /** A generator's frame: what it returns is the value of its StopIteration. */
  YIELD: 13,
  /** __getattr__ is next when this raises AttributeError; `held` is (object, name). */
  GETATTRIBUTE: 14,
  /** It must be a str; `held` names the method. */
  TEXT: 15,
  /** The main program. */
  MAIN: 17,
  /** Something the machine does at the end (interpreter/shutdown.ts). */
  SHUTDOWN: 18,
  /** A generator resumed by send() of `yield from`: StopIteration gives the expression its value. */
  YIELD_FROM: 19,
  /** __next__ called by `yield from`: its value is yielded on. */
  DELEGATE: 20,
  /** A generator resumed by close(). */
  CLOSE: 21,
} as const;
