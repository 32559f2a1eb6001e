/**
 * A table from small integers to values that shares structure between versions: a trie with 32 branches a level.
 * Changing one entry copies the few nodes on the way to it, so a keyframe costs what it touched, not what it holds.
 * A draft may change its own fresh nodes in place; sealing it ends that, and the result never changes again.
 */
const BITS = 5;
const WIDTH = 1 << BITS;
const MASK = WIDTH - 1;

/** `owner` is the draft that made the node and may change it in place. Slots hold nodes, or values at the lowest level. */
interface Node {
  readonly owner: number;
  filled: number;
  readonly slots: unknown[];
}

const newNode = (owner: number): Node => ({ owner, filled: 0, slots: Array.from<unknown>({ length: WIDTH }) });
const copyNode = (node: Node, owner: number): Node => ({ owner, filled: node.filled, slots: node.slots.slice() });

let owners = 0;

/** Keys are whole numbers from 0 to 2^30; iteration is in rising order of keys. `undefined` is no value. */
export class IntegerTable<T> implements ReadonlyMap<number, T> {
  readonly size: number;
  readonly #root: Node | null;
  /** Bits of the key above the lowest level. */
  readonly #shift: number;

  constructor(root: unknown = null, shift = 0, size = 0) {
    this.#root = root as Node | null;
    this.#shift = shift;
    this.size = size;
  }

  get(key: number): T | undefined {
    return find(this.#root, this.#shift, key) as T | undefined;
  }

  has(key: number): boolean {
    return this.get(key) !== undefined;
  }

  *entries(): MapIterator<[number, T]> {
    if (this.#root !== null) yield* walk<T>(this.#root, this.#shift, 0);
  }

  *keys(): MapIterator<number> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<T> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[number, T]> {
    return this.entries();
  }

  forEach(visit: (value: T, key: number, table: ReadonlyMap<number, T>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }

  /** A draft that begins as this table. */
  edit(): TableDraft<T> {
    return new TableDraft<T>(this.#root, this.#shift, this.size);
  }
}

const find = (root: Node | null, shift: number, key: number): unknown => {
  if (root === null || key < 0 || key >= 2 ** (shift + BITS)) return undefined;
  let node = root;
  for (let level = shift; level > 0; level -= BITS) {
    const next = node.slots[(key >> level) & MASK] as Node | undefined;
    if (next === undefined) return undefined;
    node = next;
  }
  return node.slots[key & MASK];
};

function* walk<T>(node: Node, shift: number, base: number): Generator<[number, T], undefined, unknown> {
  for (let slot = 0; slot < WIDTH; slot++) {
    const inside = node.slots[slot];
    if (inside === undefined) continue;
    if (shift === 0) yield [base + slot, inside as T];
    else yield* walk<T>(inside as Node, shift - BITS, base + (slot << shift));
  }
}

/** A table being changed. Use it in one place, seal it, and let go of it. */
export class TableDraft<T> {
  #owner = ++owners;
  #root: Node | null;
  #shift: number;
  #size: number;
  #changed = false;

  constructor(root: unknown, shift: number, size: number) {
    this.#root = root as Node | null;
    this.#shift = shift;
    this.#size = size;
  }

  get(key: number): T | undefined {
    return find(this.#root, this.#shift, key) as T | undefined;
  }

  set(key: number, value: T): void {
    if (!(Number.isInteger(key) && key >= 0 && key < 2 ** 30)) throw new Error(`${key} is no key of a table.`);
    this.#root ??= newNode(this.#owner);
    this.#changed = true;
    while (key >= 2 ** (this.#shift + BITS)) {
      const above = newNode(this.#owner);
      above.slots[0] = this.#root;
      above.filled = 1;
      this.#root = above;
      this.#shift += BITS;
    }
    let node = (this.#root = this.#own(this.#root));
    for (let level = this.#shift; level > 0; level -= BITS) {
      const slot = (key >> level) & MASK;
      const below = node.slots[slot] as Node | undefined;
      if (below === undefined) node.filled++;
      const owned = below === undefined ? newNode(this.#owner) : this.#own(below);
      node.slots[slot] = owned;
      node = owned;
    }
    if (node.slots[key & MASK] === undefined) {
      node.filled++;
      this.#size++;
    }
    node.slots[key & MASK] = value;
  }

  /** Takes an entry out, and with it the nodes that held nothing else. */
  delete(key: number): void {
    if (this.#root === null || this.get(key) === undefined) return;
    this.#changed = true;
    this.#size--;
    this.#root = this.#without(this.#root, this.#shift, key);
    if (this.#root === null) this.#shift = 0;
  }

  /** The table as it stands now; `before` itself where nothing has changed. The draft goes on as a new one. */
  seal(before: IntegerTable<T>): IntegerTable<T> {
    if (!this.#changed) return before;
    this.#owner = ++owners;
    this.#changed = false;
    return new IntegerTable<T>(this.#root, this.#shift, this.#size);
  }

  #own(node: Node): Node {
    return node.owner === this.#owner ? node : copyNode(node, this.#owner);
  }

  #without(node: Node, shift: number, key: number): Node | null {
    const slot = (key >> shift) & MASK;
    const left = shift === 0 ? null : this.#without(node.slots[slot] as Node, shift - BITS, key);
    if (left === null && node.filled === 1) return null;
    const owned = this.#own(node);
    owned.slots[slot] = left ?? undefined;
    if (left === null) owned.filled--;
    return owned;
  }
}

const EMPTY = new IntegerTable<never>();
export const emptyTable = <T>(): IntegerTable<T> => EMPTY as unknown as IntegerTable<T>;
