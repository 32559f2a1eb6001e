/**
 * The instructions of the Python machine, after CPython 3.11's (Python/ceval.c), with their effect on the operand stack. The numbers stand as
 * literals in the loop's switch (so that the host makes a jump table of it); a test holds both lists together.
 */
import type { StackEffect } from '#languages/machine/assembler.ts';

export const OP = {
  NOP: 0,
  LOAD_CONST: 1,
  LOAD_FAST: 2,
  STORE_FAST: 3,
  DELETE_FAST: 4,
  LOAD_DEREF: 5,
  STORE_DEREF: 6,
  DELETE_DEREF: 7,
  LOAD_CLOSURE: 8,
  LOAD_CLASSDEREF: 9,
  LOAD_GLOBAL: 11,
  STORE_GLOBAL: 12,
  DELETE_GLOBAL: 13,
  LOAD_NAME: 14,
  STORE_NAME: 15,
  DELETE_NAME: 16,
  LOAD_ATTR: 17,
  STORE_ATTR: 18,
  DELETE_ATTR: 19,
  LOAD_METHOD: 20,
  BINARY_SUBSCR: 21,
  STORE_SUBSCR: 22,
  DELETE_SUBSCR: 23,
  BUILD_SLICE: 24,
  UNARY_NEGATIVE: 25,
  UNARY_POSITIVE: 26,
  UNARY_INVERT: 27,
  UNARY_NOT: 28,
  BINARY_ADD: 29,
  BINARY_SUBTRACT: 30,
  BINARY_MULTIPLY: 31,
  BINARY_OP: 32,
  INPLACE_OP: 33,
  COMPARE_LT: 34,
  COMPARE_LE: 35,
  COMPARE_EQ: 36,
  COMPARE_NE: 37,
  COMPARE_GT: 38,
  COMPARE_GE: 39,
  IS_OP: 40,
  CONTAINS_OP: 41,
  JUMP: 42,
  POP_JUMP_IF_FALSE: 43,
  POP_JUMP_IF_TRUE: 44,
  GET_ITER: 45,
  FOR_ITER: 46,
  POP_TOP: 47,
  COPY: 48,
  SWAP: 49,
  PUSH_NULL: 50,
  BUILD_TUPLE: 51,
  BUILD_LIST: 52,
  BUILD_SET: 53,
  BUILD_MAP: 54,
  BUILD_STRING: 55,
  LIST_APPEND: 56,
  SET_ADD: 57,
  MAP_ADD: 58,
  LIST_EXTEND: 59,
  SET_UPDATE: 60,
  DICT_UPDATE: 61,
  DICT_MERGE: 62,
  LIST_TO_TUPLE: 63,
  UNPACK_SEQUENCE: 64,
  UNPACK_EX: 65,
  FORMAT_VALUE: 66,
  CALL: 67,
  CALL_KW: 68,
  CALL_EX: 69,
  RETURN_VALUE: 70,
  YIELD_VALUE: 71,
  YIELD_FROM: 72,
  GET_YIELD_FROM_ITER: 73,
  MAKE_FUNCTION: 74,
  LOAD_BUILD_CLASS: 75,
  LOAD_ASSERTION_ERROR: 76,
  PUSH_EXC_INFO: 77,
  POP_EXCEPT: 78,
  RERAISE: 79,
  CHECK_EXC_MATCH: 80,
  RAISE: 81,
  BEFORE_WITH: 82,
  WITH_EXCEPT_START: 83,
  IMPORT_NAME: 84,
  IMPORT_FROM: 85,
  IMPORT_STAR: 86,
  SETUP_ANNOTATIONS: 87,
  /** A function of the library's own Python, hidden from the program. */
  LOAD_LIBRARY: 88,
  /** Argument: 1 behind __aenter__, 2 behind __aexit__ (for the words of its error). */
  GET_AWAITABLE: 89,
  GET_AITER: 90,
  GET_ANEXT: 91,
  BEFORE_ASYNC_WITH: 92,
  END_ASYNC_FOR: 93,
  ASYNC_GEN_WRAP: 94,
} as const;

/** Flags of MAKE_FUNCTION: what lies under the code on the stack. */
export const HAS_DEFAULTS = 1;
export const HAS_KEYWORD_DEFAULTS = 2;
export const HAS_ANNOTATIONS = 4;
export const HAS_CLOSURE = 8;

/** Flag of LIST_EXTEND: the list holds the arguments of a call, for the words of its error. */
export const OF_CALL = 1024;
/** Flag of SET_UPDATE: the set came from a display of constants. */
export const OF_CONSTANTS = 1024;

/** Operators of BINARY_OP and INPLACE_OP, by argument. */
export const OPERATORS = ['+', '-', '*', '/', '//', '%', '**', '@', '<<', '>>', '&', '^', '|'] as const;

const bits = (flags: number): number => (flags & 1) + ((flags >> 1) & 1) + ((flags >> 2) & 1) + ((flags >> 3) & 1);
const both = (effect: number): readonly [number, number] => [effect, effect];

/** [fall through, jump]. */
export const stackEffect: StackEffect = (opcode, argument) => {
  switch (opcode) {
    case OP.LOAD_CONST:
    case OP.LOAD_FAST:
    case OP.LOAD_DEREF:
    case OP.LOAD_CLOSURE:
    case OP.LOAD_CLASSDEREF:
    case OP.LOAD_GLOBAL:
    case OP.LOAD_NAME:
    case OP.COPY:
    case OP.PUSH_NULL:
    case OP.LOAD_BUILD_CLASS:
    case OP.LOAD_ASSERTION_ERROR:
    case OP.LOAD_LIBRARY:
    case OP.GET_ANEXT:
    case OP.BEFORE_ASYNC_WITH:
    case OP.IMPORT_FROM:
    case OP.PUSH_EXC_INFO:
    case OP.WITH_EXCEPT_START:
    case OP.LOAD_METHOD:
    case OP.BEFORE_WITH:
      return both(1);
    case OP.STORE_FAST:
    case OP.STORE_DEREF:
    case OP.STORE_GLOBAL:
    case OP.STORE_NAME:
    case OP.POP_TOP:
    case OP.DELETE_ATTR:
    case OP.LIST_APPEND:
    case OP.SET_ADD:
    case OP.LIST_EXTEND:
    case OP.SET_UPDATE:
    case OP.DICT_UPDATE:
    case OP.DICT_MERGE:
    case OP.BINARY_SUBSCR:
    case OP.BINARY_ADD:
    case OP.BINARY_SUBTRACT:
    case OP.BINARY_MULTIPLY:
    case OP.BINARY_OP:
    case OP.INPLACE_OP:
    case OP.COMPARE_LT:
    case OP.COMPARE_LE:
    case OP.COMPARE_EQ:
    case OP.COMPARE_NE:
    case OP.COMPARE_GT:
    case OP.COMPARE_GE:
    case OP.IS_OP:
    case OP.CONTAINS_OP:
    case OP.POP_JUMP_IF_FALSE:
    case OP.POP_JUMP_IF_TRUE:
    case OP.RETURN_VALUE:
    case OP.IMPORT_STAR:
    case OP.POP_EXCEPT:
    case OP.IMPORT_NAME:
      return both(-1);
    case OP.STORE_ATTR:
    case OP.END_ASYNC_FOR:
    case OP.DELETE_SUBSCR:
    case OP.MAP_ADD:
      return both(-2);
    case OP.STORE_SUBSCR:
      return both(-3);
    case OP.BUILD_SLICE:
    case OP.BUILD_TUPLE:
    case OP.BUILD_LIST:
    case OP.BUILD_SET:
    case OP.BUILD_STRING:
      return both(1 - argument);
    case OP.BUILD_MAP:
      return both(1 - 2 * argument);
    case OP.FOR_ITER:
      return [1, -1];
    case OP.UNPACK_SEQUENCE:
      return both(argument - 1);
    case OP.UNPACK_EX:
      return both((argument & 1023) + (argument >> 10));
    case OP.FORMAT_VALUE:
      return both((argument & 4) !== 0 ? -1 : 0);
    case OP.CALL:
      return both(-1 - argument);
    case OP.CALL_KW:
      return both(-2 - argument);
    case OP.CALL_EX:
      return both(-2 - (argument & 1));
    case OP.YIELD_FROM:
      return [-1, -1];
    case OP.MAKE_FUNCTION:
      return both(-bits(argument));
    case OP.RERAISE:
      return both(-1 - argument);
    case OP.RAISE:
      return both(-argument);
    default:
      return both(0);
  }
};

/** Instructions after which the next one is not reached. */
export const endsBlock = (opcode: number): boolean =>
  opcode === OP.JUMP || opcode === OP.RETURN_VALUE || opcode === OP.RAISE || opcode === OP.RERAISE;
