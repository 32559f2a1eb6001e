/** The sys module. */
import { own } from '../objects/counting.ts';
import { float, isHeap, tuple } from '../objects/values.ts';
import { missing, newException, Raised, valueError } from '../interpreter/errors.ts';
import { handledException } from '../interpreter/unwind.ts';
import { sizeArgument } from './arguments.ts';
import { natives } from './registry.ts';

natives('sys', 'function', {
  'exit(status=, /)': (vm, status) => {
    throw new Raised(newException(vm.types['SystemExit']!, status === undefined ? [] : [own(status)]));
  },
  'getrecursionlimit()': (vm) => vm.recursionLimit,
  'setrecursionlimit(limit, /)': (vm, limit) => {
    const value = sizeArgument(vm, limit);
    if (value < 1) return valueError(vm, 'recursion limit must be greater or equal than 1');
    if (value > 5000) return missing('A recursion limit above 5000 is not part of the Python that runs here.');
    vm.recursionLimit = value;
    return null;
  },
  'exc_info()': (vm) => {
    const exception = handledException(vm);
    return exception === null ? tuple([null, null, null]) : tuple([own(exception.cls), own(exception), own(exception.traceback)]);
  },
  'exception()': (vm) => own(handledException(vm)),
  // The argument holds one more reference while the call runs, as in CPython.
  'getrefcount(object, /)': (_, object) => (isHeap(object) ? object.rc : 1000000000),
  'getdefaultencoding()': () => 'utf-8',
  'getswitchinterval()': () => float(0.005),
  'intern(string, /)': (_, text) => own(text!),
});
