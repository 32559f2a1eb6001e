/**
 * A trace in 16 letters: equal for equal runs, on every machine and however the trace was cut into chunks.
 * For comparing runs, not for security.
 */
import type { Trace } from './trace.ts';

const FIRST = 0x811c9dc5;
const SECOND = 0x9747b28c;
const PRIME = 0x01000193;
const OTHER_PRIME = 0x85ebca6b;

/** 16 hexadecimal digits over every column, pool, text and line step of the trace. */
export const fingerprint = (trace: Trace): string => {
  let a = FIRST;
  let b = SECOND;
  const take = (bytes: Uint8Array): void => {
    for (let place = 0; place < bytes.length; place++) {
      const byte = bytes[place] as number;
      a = Math.imul(a ^ byte, PRIME);
      b = Math.imul(b ^ byte, OTHER_PRIME);
      b ^= b >>> 13;
    }
  };
  const encoder = new TextEncoder();
  trace.eachColumn((name, bytes) => {
    // The name and the length keep neighbouring columns apart.
    take(encoder.encode(`${name} ${bytes.length};`));
    take(bytes);
  });
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
};
