/** What programs print: bytes become text as they come, a character that is cut in two waits for its rest. */
import type { EventId } from '#trace/events.ts';
import { record } from './kernel.ts';
import type { Kernel, Process } from './state.ts';

/** A program wrote to stdout (1) or stderr (2). */
export function printBytes(k: Kernel, process: Process, stream: 1 | 2, bytes: Uint8Array, cause: EventId): void {
  const held = process.undecoded[stream - 1] ?? new Uint8Array(0);
  const all = new Uint8Array(held.length + bytes.length);
  all.set(held);
  all.set(bytes, held.length);
  const whole = all.length - incompleteTail(all);
  process.undecoded[stream - 1] = all.slice(whole);
  say(k, process, stream, all.subarray(0, whole), cause);
}

/** The process ends: what is still incomplete is shown as it is. */
export function flushOutput(k: Kernel, process: Process, cause: EventId): void {
  for (const stream of [1, 2] as const) {
    say(k, process, stream, process.undecoded[stream - 1] ?? new Uint8Array(0), cause);
    process.undecoded[stream - 1] = new Uint8Array(0);
  }
}

function say(k: Kernel, process: Process, stream: 1 | 2, bytes: Uint8Array, cause: EventId): void {
  if (bytes.length > 0)
    record(k, 'output.written', cause, { process: process.id, stream, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) });
}

/** Length of an unfinished UTF-8 character at the end: 0 to 3 bytes (RFC 3629 3). */
function incompleteTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
