/**
 * IPv4 addresses between the 32-bit number on the wire and the text people write. RFC 791 3.2.
 */

/** An unsigned 32-bit address as dotted decimal: 0x0a090001 is "10.9.0.1". */
export function formatAddress(address: number): string {
  return `${(address >>> 24) & 255}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** Dotted decimal with exactly four parts, each 0 to 255 without leading zeros; null when it is anything else. */
export function parseAddress(text: string): number | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  let address = 0;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part)) return null;
    const value = Number(part);
    if (value > 255) return null;
    address = address * 256 + value;
  }
  return address;
}

export const ANY_ADDRESS = 0;
export const LOOPBACK_ADDRESS = 0x7f000001;

/** 127.0.0.0/8, which never leaves the host. RFC 1122 3.2.1.3 (g). */
export function isLoopback(address: number): boolean {
  return address >>> 24 === 127;
}
