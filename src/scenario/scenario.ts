/** A scenario with every default filled in and every duration in nanoseconds: what the simulation starts from. */
import type { Nanoseconds } from '#time/nanoseconds.ts';

export interface Scenario {
  readonly version: 1;
  readonly title: string;
  readonly about: string;
  readonly seed: number;
  readonly end: Nanoseconds;
  readonly date: string;
  readonly hosts: readonly Host[];
  readonly links: readonly Link[];
  readonly faults: readonly Fault[];
  readonly story: readonly Beat[];
}
export interface Host {
  readonly name: string;
  /** Unsigned 32-bit integer. */
  readonly address: number;
  readonly cores: number;
  readonly stepCost: Nanoseconds;
  readonly forward: boolean;
  /** Every TCP socket of this host starts with TCP_NODELAY: Nagle's rule is off until a program says otherwise. */
  readonly nodelay: boolean;
  /** ACKs are never delayed, as with `ip route ... quickack 1`; ip-route(8). */
  readonly quickack: boolean;
  readonly sysctl: Readonly<Record<string, number | string>>;
  readonly programs: readonly Program[];
}
export interface Program {
  readonly name: string;
  /** The file it runs: its own name, or that of the program whose source it shares. */
  readonly file: string;
  readonly language: 'python' | 'javascript';
  readonly runtime: 'node' | 'browser';
  readonly source: string;
  /** null: a file that others import or start. */
  readonly start: Nanoseconds | null;
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly stdin: string | null;
  readonly terminal: {
    readonly rows: number;
    readonly columns: number;
    readonly keys: readonly { readonly at: Nanoseconds; readonly text: string }[];
  } | null;
}
export interface Link {
  /** Host indices. */
  readonly between: readonly [number, number];
  readonly delay: Nanoseconds;
  readonly jitter: Nanoseconds;
  /** Bits per second; Infinity = unlimited. */
  readonly bandwidth: number;
  readonly mtu: number;
  readonly loss: number;
  readonly duplicate: number;
  readonly reorder: number;
  readonly corrupt: number;
  readonly queue: number;
  /** From so many waiting packets on, those whose sender understands it are marked (ECN, RFC 3168); Infinity = never. */
  readonly mark: number;
  /** When the wire is cut somewhere on its way, in rising order, `to` FOREVER where it stays so. The hosts at its ends are not told. */
  readonly down: readonly Outage[];
}
export interface Outage {
  readonly from: Nanoseconds;
  readonly to: Nanoseconds;
}
export type PacketWhat = 'any' | 'data' | 'syn' | 'fin' | 'rst' | 'ack';
export interface Fault {
  readonly from: number;
  readonly what: PacketWhat;
  readonly nth: number;
  /** mark: ECN's "congestion experienced", on a packet whose sender understands it. */
  readonly action: 'drop' | 'delay' | 'duplicate' | 'corrupt' | 'mark';
  readonly by: Nanoseconds;
}

/** Where a beat stands: the nth event that fits. Field names are those of the file format. */
export interface Anchor {
  readonly on: 'packet' | 'call' | 'line' | 'state' | 'decision' | 'printed' | 'exit' | 'callback' | 'frame' | 'start' | 'end';
  readonly nth: number;
  readonly plus: Nanoseconds;
  /** Host name (packet, state, decision) or program name (call, line, printed, exit). */
  readonly from?: string;
  readonly program?: string;
  readonly host?: string;
  /** packet: letters S F R P . as the command line prints them ("S", "S.", "F."), or a kind (data, ack). */
  readonly flags?: string;
  readonly what?: PacketWhat;
  readonly when?: 'sent' | 'arrived' | 'lost' | 'marked' | 'entered' | 'blocked' | 'returned';
  /** call: the name; line: the number; state: the TCP state; decision: the rule; printed: the text it contains. */
  readonly name?: string;
  readonly line?: number;
  readonly state?: string;
  readonly rule?: string;
  readonly text?: string;
}
export interface Beat {
  readonly at: Anchor;
  readonly title: string;
  readonly text: string;
  readonly focus: readonly string[];
  readonly select: string | null;
  readonly notes: string;
  readonly ask: { readonly question: string; readonly choices: readonly string[]; readonly answer: string } | null;
  readonly goal: string | null;
}
