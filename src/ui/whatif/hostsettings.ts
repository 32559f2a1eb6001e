/** What can be changed on a host, as data: the panel draws it, the chips name it. Values are those of the scenario file. */
import type { Json } from '#scenario/difference.ts';
import type { Host } from '#scenario/scenario.ts';
import { countText } from '../wording/wording.ts';

/** Where a value stands in the file: a field of the host, or a sysctl of its kernel. */
export type Place =
  | { readonly kind: 'field'; readonly name: 'nodelay' | 'quickack' | 'cores' | 'stepCost' }
  | { readonly kind: 'sysctl'; readonly name: string };

export interface Switch {
  readonly kind: 'switch';
  readonly place: Place;
  readonly label: string;
  /** One sentence for somebody who meets it for the first time. */
  readonly says: string;
  /** The file's values for on and off; the field `nodelay` is on where Nagle's rule is off. */
  readonly on: Json;
  readonly off: Json;
  /** What holds where the file says nothing. */
  readonly usual: Json;
  readonly isOn: (host: Host) => boolean;
  /** The socket option by which a program decides for itself. */
  readonly option?: string;
}
export interface Size {
  readonly kind: 'size';
  readonly place: Place & { readonly kind: 'sysctl' };
  readonly label: string;
  readonly says: string;
  readonly presets: readonly string[];
  /** Linux 6.18's own three numbers: least, at the start, at most. */
  readonly linux: string;
}
export type HostSetting = Switch | Size;

const sysctlSwitch = (name: string, label: string, says: string, on = 1): Switch => ({
  kind: 'switch',
  place: { kind: 'sysctl', name: `net.ipv4.${name}` },
  label,
  says,
  on,
  off: 0,
  usual: on,
  isOn: (host) => Number(host.sysctl[`net.ipv4.${name}`] ?? on) !== 0,
});

export const HOST_SETTINGS: readonly HostSetting[] = [
  {
    kind: 'switch',
    place: { kind: 'field', name: 'nodelay' },
    label: 'Nagle’s rule',
    says: 'A small segment waits while an earlier one is unacknowledged.',
    on: false,
    off: true,
    usual: false,
    isOn: (host) => !host.nodelay,
    option: 'TCP_NODELAY',
  },
  {
    kind: 'switch',
    place: { kind: 'field', name: 'quickack' },
    label: 'Delayed ACKs',
    says: 'An ACK waits a little: perhaps data goes back soon and can carry it.',
    on: false,
    off: true,
    usual: false,
    isOn: (host) => !host.quickack,
  },
  sysctlSwitch('tcp_sack', 'SACK', 'The receiver tells which bytes it has behind a gap, so that only what is missing is sent again.'),
  sysctlSwitch('tcp_timestamps', 'Timestamps', 'Each segment carries the time it left: round trips are measured better.'),
  sysctlSwitch('tcp_window_scaling', 'Window scaling', 'Receive windows of more than 65,535 bytes.'),
  sysctlSwitch('tcp_early_retrans', 'Tail-loss probe', 'When the last ACKs stay out, the end is sent again early, before the timer.', 3),
  {
    kind: 'switch',
    place: { kind: 'sysctl', name: 'net.ipv4.tcp_congestion_control' },
    label: 'CUBIC',
    says: 'Grows the congestion window along a curve, as most of the Internet does. Off: Reno, one segment a round trip.',
    on: 'cubic',
    off: 'reno',
    usual: 'reno',
    isOn: (host) => host.sysctl['net.ipv4.tcp_congestion_control'] === 'cubic',
    option: 'TCP_CONGESTION',
  },
  {
    kind: 'switch',
    place: { kind: 'sysctl', name: 'net.ipv4.tcp_ecn' },
    label: 'ECN',
    says: 'Asks for marks that say “slow down” instead of losses. The queue of the wire has to give them.',
    on: 1,
    off: 2,
    usual: 2,
    isOn: (host) => Number(host.sysctl['net.ipv4.tcp_ecn'] ?? 2) === 1,
  },
  {
    kind: 'size',
    place: { kind: 'sysctl', name: 'net.ipv4.tcp_rmem' },
    label: 'Receive buffer',
    says: 'Bytes the kernel keeps for a program that has not read them yet. The receive window follows from it.',
    presets: ['4 kB', '16 kB', '128 kB'],
    linux: '4096 131072 33554432',
  },
  {
    kind: 'size',
    place: { kind: 'sysctl', name: 'net.ipv4.tcp_wmem' },
    label: 'Send buffer',
    says: 'Bytes the kernel takes from a program and keeps until they are acknowledged. When it is full, send() waits.',
    presets: ['4 kB', '16 kB', '128 kB'],
    linux: '4096 16384 4194304',
  },
];

/** "8 kB" (of 1024 bytes, as kernels count), "8192", "1 MB", or three numbers as Linux has them; null where it is none of these. */
export function sizeToSysctl(text: string): string | null {
  const plain = text.trim();
  if (/^\d+\s+\d+\s+\d+$/.test(plain)) return plain.replaceAll(/\s+/g, ' ');
  const match = /^(\d{1,9}(?:\.\d{1,3})?)\s*(k|kb|kib|m|mb|mib|b)?$/i.exec(plain);
  if (match === null) return null;
  const unit = (match[2] ?? 'b').toLowerCase()[0];
  const bytes = Math.round(Number(match[1]) * (unit === 'k' ? 1024 : unit === 'm' ? 1_048_576 : 1));
  // One size from the start to the end: what a person asks for who asks for a buffer of so many bytes.
  return `${Math.min(4096, bytes)} ${bytes} ${bytes}`;
}

/** "8 kB" for a buffer of one size; "16 kB, grows" for one that tunes itself up from there. */
export function sysctlToSize(value: string): string {
  const [, start = 0, most = 0] = value.trim().split(/\s+/).map(Number);
  return start === most ? sizeWord(start) : `${sizeWord(start)}, grows`;
}

export function sizeWord(bytes: number): string {
  if (bytes >= 1_048_576 && bytes % 1_048_576 === 0) return `${countText(bytes / 1_048_576)} MB`;
  if (bytes >= 1024 && bytes % 1024 === 0) return `${countText(bytes / 1024)} kB`;
  return `${countText(bytes)} B`;
}

/** The setting a key of the file means, where the panel has it. */
export const settingNamed = (name: string): HostSetting | undefined => HOST_SETTINGS.find((one) => one.place.name === name);

/** What Linux does where a sysctl of the panel is not set, as text. */
export const LINUX_DEFAULTS: ReadonlyMap<string, string> = new Map(
  HOST_SETTINGS.filter((one) => one.place.kind === 'sysctl').map((one) => [
    one.place.name,
    one.kind === 'size' ? one.linux : String(one.usual),
  ]),
);
