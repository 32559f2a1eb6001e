/**
 * Copies a program's state: everything reachable, with shared parts shared in the copy as well. It does what structuredClone does to plain
 * data, but walks with a list of its own instead of the host's stack (a Python linked list may be 100,000 nodes deep) and does not copy what is
 * marked `shared: true`, which is immutable (compiled code). `keepsBytes` tells of an object whether bytes in it never change: they are shared too.
 */
export function snapshot<State extends object>(state: State, keepsBytes: (owner: object) => boolean = () => false): State {
  const copies = new Map<object, object>();
  const work: object[] = [];
  const copyOf = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const known = copies.get(value);
    if (known !== undefined) return known;
    if ((value as { shared?: unknown }).shared === true) return value;
    const copy = emptyLike(value);
    copies.set(value, copy);
    if (!ArrayBuffer.isView(value)) work.push(value, copy);
    return copy;
  };
  const result = copyOf(state) as State;
  for (let copy = work.pop(), source = work.pop(); source !== undefined && copy !== undefined; copy = work.pop(), source = work.pop()) {
    if (Array.isArray(source)) {
      const target = copy as unknown[];
      for (let i = 0; i < source.length; i++) target[i] = copyOf(source[i]);
    } else if (source instanceof Map) {
      for (const [key, value] of source) (copy as Map<unknown, unknown>).set(copyOf(key), copyOf(value));
    } else {
      // The copy begins as the fields themselves; those that hold an object are replaced.
      const target = copy as Record<string, unknown>;
      const keeps = keepsBytes(source);
      for (const key in target) {
        const value = target[key];
        if (typeof value === 'object' && value !== null && !(keeps && ArrayBuffer.isView(value))) target[key] = copyOf(value);
      }
    }
  }
  return result;
}

function emptyLike(value: object): object {
  if (Array.isArray(value)) return new Array(value.length);
  if (value instanceof Map) return new Map();
  if (ArrayBuffer.isView(value)) return structuredClone(value);
  return { ...value };
}
