/**
 * Reads back what pcapng.ts writes: interfaces, packets, times. Tests hold the writer to it; it knows little-endian files only.
 */
import type { Decoded } from './bytes.ts';

export interface ReadCapture {
  readonly interfaces: readonly { readonly name: string; readonly linkType: number; readonly resolution: number }[];
  readonly packets: readonly { readonly interface: number; readonly time: bigint; readonly bytes: Uint8Array; readonly comment: string }[];
}

/** The contents of a capture file, or a sentence about the first thing that does not fit. */
export function decodePcapng(file: Uint8Array): Decoded<ReadCapture> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const interfaces: { name: string; linkType: number; resolution: number }[] = [];
  const packets: { interface: number; time: bigint; bytes: Uint8Array; comment: string }[] = [];
  let at = 0;
  while (at < file.length) {
    if (at + 12 > file.length) return { error: `At byte ${at}: a block takes at least 12 bytes.` };
    const type = view.getUint32(at, true);
    const length = view.getUint32(at + 4, true);
    if (length < 12 || length % 4 !== 0 || at + length > file.length)
      return { error: `At byte ${at}: a block cannot have ${length} bytes.` };
    if (view.getUint32(at + length - 4, true) !== length) return { error: `At byte ${at}: the block's two lengths differ.` };
    const body = at + 8;
    const end = at + length - 4;
    if (type === 0x0a0d0d0a) {
      if (view.getUint32(body, true) !== 0x1a2b3c4d) return { error: `At byte ${at}: not a little-endian section.` };
    } else if (type === 1) {
      const options = readOptionList(file, view, body + 8, end);
      interfaces.push({
        name: new TextDecoder().decode(options.get(2)),
        linkType: view.getUint16(body, true),
        resolution: options.get(9)?.[0] ?? 6,
      });
    } else if (type === 6) {
      const captured = view.getUint32(body + 12, true);
      const options = readOptionList(file, view, body + 20 + Math.ceil(captured / 4) * 4, end);
      packets.push({
        interface: view.getUint32(body, true),
        time: (BigInt(view.getUint32(body + 4, true)) << 32n) | BigInt(view.getUint32(body + 8, true)),
        bytes: file.slice(body + 20, body + 20 + captured),
        comment: new TextDecoder().decode(options.get(1)),
      });
    }
    at += length;
  }
  return { value: { interfaces, packets } };
}

function readOptionList(file: Uint8Array, view: DataView, from: number, to: number): Map<number, Uint8Array> {
  const options = new Map<number, Uint8Array>();
  let at = from;
  while (at + 4 <= to) {
    const code = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (code === 0) break;
    options.set(code, file.slice(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return options;
}
