/**
 * Text in a link: deflated (raw, RFC 1951) and written in the URL-safe alphabet of base 64 (RFC 4648 5), without padding.
 * Unpacking stops at a megabyte, however small the link: a few kilobytes can hold gigabytes of zeros.
 */

export const LARGEST_INFLATED = 1_000_000;

export class PayloadError extends Error {}

/** Packs a text. Different engines may deflate the same text to different bytes; all of them unpack to it. */
export async function pack(text: string): Promise<string> {
  const deflated = await gather(through(new TextEncoder().encode(text), new CompressionStream('deflate-raw')), Number.POSITIVE_INFINITY);
  return toBase64Url(deflated);
}

/** Unpacks a text; throws PayloadError with a sentence where the payload is broken or too large. */
export async function unpack(payload: string): Promise<string> {
  if (!/^[A-Za-z0-9_-]*$/.test(payload) || payload.length % 4 === 1)
    throw new PayloadError('This link was cut off or changed on its way: its packed part has letters or a length that no packed part has.');
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await gather(through(fromBase64Url(payload), new DecompressionStream('deflate-raw')), LARGEST_INFLATED);
  } catch (error) {
    if (error instanceof PayloadError) throw error;
    throw new PayloadError('This link was cut off or changed on its way: its packed part cannot be unpacked.');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PayloadError('This link was changed on its way: what it holds is no text.');
  }
}

function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const writer = transform.writable.getWriter();
  // A broken stream rejects both the writing and the reading side; the reading side is the one that tells.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  return transform.readable as ReadableStream<Uint8Array<ArrayBuffer>>;
}

async function gather(stream: ReadableStream<Uint8Array<ArrayBuffer>>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
    if (length > limit) {
      reader.cancel().catch(() => undefined);
      throw new PayloadError('This link holds more than a scenario can: it unpacks to over 1 MB.');
    }
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
