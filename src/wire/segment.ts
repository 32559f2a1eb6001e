/** A TCP segment and an IPv4 packet as fields. The codecs beside this file turn them into real bytes and back. */

export interface TcpOptions {
  /** Absent options are null. Wire order of Linux is what the encoder writes. */
  readonly mss: number | null;
  readonly windowScale: number | null;
  readonly sackPermitted: boolean;
  readonly timestamps: { readonly value: number; readonly echo: number } | null;
  /** Blocks [left, right) as absolute 32-bit numbers, most recent first. */
  readonly sack: readonly (readonly [number, number])[];
}
export const NO_OPTIONS: TcpOptions = { mss: null, windowScale: null, sackPermitted: false, timestamps: null, sack: [] };

export interface TcpSegment {
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** Unsigned 32-bit numbers. */
  readonly sequence: number;
  readonly acknowledgment: number;
  /** Bits FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32, ECE 64, CWR 128. */
  readonly flags: number;
  /** The raw 16-bit field, unscaled. */
  readonly window: number;
  readonly options: TcpOptions;
  readonly payload: Uint8Array;
}
