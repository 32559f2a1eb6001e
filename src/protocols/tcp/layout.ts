/**
 * One layout for all connections. A JavaScript engine lays an object out by what its fields hold: where a number field begins as a small
 * whole number and later holds a large one (a sequence number above 2^31, a time), the object changes its layout. With some fifty such fields
 * each connection would go through layouts of its own, and code that has met many of them looks every field up by name.
 * So these fields are made wide before the connection's first segment, and keep the same layout for life.
 */

/** Makes these number fields wide, whatever they hold; their values stay. Returns the object. */
export function widened<T extends object>(object: T, fields: readonly (keyof T)[]): T {
  const cells = object as Record<keyof T, unknown>;
  for (const field of fields) {
    const value = cells[field];
    cells[field] = 0.5;
    cells[field] = value;
  }
  return object;
}

/** The last of a list. An index of -1, where it is empty, would be looked up as if it were a name. */
export const lastOf = <T>(list: readonly T[]): T | undefined => (list.length === 0 ? undefined : list[list.length - 1]);
