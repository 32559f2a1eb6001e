/**
 * int.to_bytes and int.from_bytes.
 */
import { normalizeInt } from '../text/int-text.ts';
import { overflowError, valueError } from '../text/python-error.ts';
import type { Int } from './int-arithmetic.ts';

/** int.to_bytes(length, byteorder, signed). */
export function intToBytes(value: Int, length: number, order: string, signed: boolean): Uint8Array {
  if (order !== 'little' && order !== 'big') valueError("byteorder must be either 'little' or 'big'");
  if (length < 0) valueError('length argument must be non-negative');
  if (value < 0 && !signed) overflowError("can't convert negative int to unsigned");
  const bits = BigInt(length) * 8n;
  let rest = BigInt(value);
  const fits = signed ? (length === 0 ? rest === 0n : rest >= -(1n << (bits - 1n)) && rest < 1n << (bits - 1n)) : rest < 1n << bits;
  if (!fits) overflowError('int too big to convert');
  rest = BigInt.asUintN(length * 8, rest);
  const out = new Uint8Array(length);
  for (let nth = 0; nth < length; nth++, rest >>= 8n) out[order === 'little' ? nth : length - 1 - nth] = Number(rest & 255n);
  return out;
}

/** int.from_bytes(bytes, byteorder, signed). */
export function intFromBytes(bytes: Uint8Array, order: string, signed: boolean): Int {
  if (order !== 'little' && order !== 'big') valueError("byteorder must be either 'little' or 'big'");
  let value = 0n;
  for (let nth = 0; nth < bytes.length; nth++) value = (value << 8n) | BigInt(bytes[order === 'big' ? nth : bytes.length - 1 - nth]!);
  return normalizeInt(signed ? BigInt.asIntN(bytes.length * 8, value) : value);
}
