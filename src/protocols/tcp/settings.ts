/**
 * What a host's sysctls and a socket's options say to the TCP. Names and defaults are Linux 6.18's
 * (Documentation/networking/ip-sysctl.rst; the defaults were read off a running kernel).
 */

/** The host's settings, one object shared by all its connections. Durations in milliseconds, sizes in bytes. */
export interface TcpSettings {
  readonly timestamps: boolean;
  readonly sack: boolean;
  readonly dsack: boolean;
  readonly windowScaling: boolean;
  /** Minimum, default and maximum of the receive and the send buffer. */
  readonly rmem: readonly [number, number, number];
  readonly wmem: readonly [number, number, number];
  readonly moderateReceiveBuffer: boolean;
  readonly synRetries: number;
  readonly synAckRetries: number;
  readonly synLinearTimeouts: number;
  readonly retries1: number;
  readonly retries2: number;
  readonly orphanRetries: number;
  readonly finTimeout: number;
  readonly keepaliveTime: number;
  readonly keepaliveInterval: number;
  readonly keepaliveProbes: number;
  readonly pingpongThreshold: number;
  /** The route says never to delay an ACK: `ip route ... quickack 1`, ip-route(8). */
  readonly quickAck: boolean;
  /** 0 turns tail-loss probes off; 3 and 4 are on. */
  readonly earlyRetransmit: number;
  /** Bits: 1 RACK (always on where there is SACK), 2 a static reordering window, 4 no reordering window after duplicates. */
  readonly recovery: number;
  readonly reordering: number;
  readonly maxReordering: number;
  readonly frto: number;
  readonly slowStartAfterIdle: boolean;
  readonly limitedTransmit: boolean;
  readonly minTsoSegments: number;
  readonly tsoRttLog: number;
  readonly tsoWindowDivisor: number;
  readonly compressedSacks: number;
  readonly compressedSackDelay: number;
  readonly compressedSackSlack: number;
  readonly rtoMin: number;
  readonly rtoMax: number;
  readonly shrinkWindow: boolean;
  readonly noDelayedAckFirst: boolean;
  readonly invalidRateLimit: number;
  readonly rfc1337: boolean;
  readonly abortOnOverflow: boolean;
  readonly baseMss: number;
  readonly minSendMss: number;
  readonly congestionControl: string;
  /** 0 never, 1 asks for it and agrees to it, 2 only agrees. */
  readonly ecn: number;
}

export const LINUX_SETTINGS: TcpSettings = {
  timestamps: true,
  sack: true,
  dsack: true,
  windowScaling: true,
  rmem: [4096, 131072, 33554432],
  wmem: [4096, 16384, 4194304],
  moderateReceiveBuffer: true,
  synRetries: 6,
  synAckRetries: 5,
  synLinearTimeouts: 4,
  retries1: 3,
  retries2: 15,
  orphanRetries: 0,
  finTimeout: 60_000,
  keepaliveTime: 7_200_000,
  keepaliveInterval: 75_000,
  keepaliveProbes: 9,
  pingpongThreshold: 1,
  quickAck: false,
  earlyRetransmit: 3,
  recovery: 1,
  reordering: 3,
  maxReordering: 300,
  frto: 2,
  slowStartAfterIdle: true,
  limitedTransmit: true,
  minTsoSegments: 2,
  tsoRttLog: 9,
  tsoWindowDivisor: 3,
  compressedSacks: 44,
  compressedSackDelay: 1,
  compressedSackSlack: 0.1,
  rtoMin: 200,
  rtoMax: 120_000,
  shrinkWindow: false,
  noDelayedAckFirst: false,
  invalidRateLimit: 500,
  rfc1337: false,
  abortOnOverflow: false,
  baseMss: 1024,
  minSendMss: 48,
  congestionControl: 'reno',
  ecn: 2,
};

/** The congestion controls a host offers: net.ipv4.tcp_available_congestion_control. */
const CONGESTION_CONTROLS: readonly string[] = ['reno', 'cubic'];
export const isCongestionControl = (name: string): boolean => CONGESTION_CONTROLS.includes(name);

type Reader = (text: string | number) => Partial<TcpSettings> | string;
const whole = (text: string | number): number | null => (/^-?\d+$/.test(String(text).trim()) ? Number(text) : null);
const number =
  (name: keyof TcpSettings, least: number, most: number, scale = 1): Reader =>
  (text) => {
    const value = whole(text);
    if (value === null || value < least || value > most) return `a whole number from ${least} to ${most}`;
    return { [name]: value * scale };
  };
const flag =
  (name: keyof TcpSettings, most = 1): Reader =>
  (text) => {
    const value = whole(text);
    return value === null || value < 0 || value > most ? `a whole number from 0 to ${most}` : { [name]: value !== 0 };
  };
const triple =
  (name: 'rmem' | 'wmem'): Reader =>
  (text) => {
    const values = String(text).trim().split(/\s+/).map(Number);
    const [least, usual, most] = values;
    if (
      values.length !== 3 ||
      least === undefined ||
      usual === undefined ||
      most === undefined ||
      !values.every((v) => Number.isInteger(v) && v >= 1 && v < 2 ** 31)
    )
      return 'three whole numbers of bytes: minimum, default, maximum';
    return { [name]: [least, usual, most] };
  };

/** The sysctls this TCP obeys, by Linux's name. */
const SYSCTLS: Readonly<Record<string, Reader>> = {
  'net.ipv4.tcp_timestamps': flag('timestamps', 2),
  'net.ipv4.tcp_sack': flag('sack'),
  'net.ipv4.tcp_dsack': flag('dsack'),
  'net.ipv4.tcp_window_scaling': flag('windowScaling'),
  'net.ipv4.tcp_rmem': triple('rmem'),
  'net.ipv4.tcp_wmem': triple('wmem'),
  'net.ipv4.tcp_moderate_rcvbuf': flag('moderateReceiveBuffer'),
  'net.ipv4.tcp_syn_retries': number('synRetries', 1, 127),
  'net.ipv4.tcp_synack_retries': number('synAckRetries', 0, 255),
  'net.ipv4.tcp_syn_linear_timeouts': number('synLinearTimeouts', 0, 127),
  'net.ipv4.tcp_retries1': number('retries1', 0, 255),
  'net.ipv4.tcp_retries2': number('retries2', 0, 255),
  'net.ipv4.tcp_orphan_retries': number('orphanRetries', 0, 255),
  'net.ipv4.tcp_fin_timeout': number('finTimeout', 0, 2_000_000, 1000),
  'net.ipv4.tcp_keepalive_time': number('keepaliveTime', 0, 2_000_000, 1000),
  'net.ipv4.tcp_keepalive_intvl': number('keepaliveInterval', 0, 2_000_000, 1000),
  'net.ipv4.tcp_keepalive_probes': number('keepaliveProbes', 0, 255),
  'net.ipv4.tcp_pingpong_thresh': number('pingpongThreshold', 1, 255),
  'net.ipv4.tcp_early_retrans': number('earlyRetransmit', 0, 4),
  'net.ipv4.tcp_recovery': number('recovery', 0, 255),
  'net.ipv4.tcp_reordering': number('reordering', 1, 300),
  'net.ipv4.tcp_max_reordering': number('maxReordering', 1, 1000),
  'net.ipv4.tcp_frto': number('frto', 0, 2),
  'net.ipv4.tcp_slow_start_after_idle': flag('slowStartAfterIdle'),
  'net.ipv4.tcp_min_tso_segs': number('minTsoSegments', 1, 255),
  'net.ipv4.tcp_tso_rtt_log': number('tsoRttLog', 0, 31),
  'net.ipv4.tcp_tso_win_divisor': number('tsoWindowDivisor', 0, 255),
  'net.ipv4.tcp_comp_sack_nr': number('compressedSacks', 0, 255),
  'net.ipv4.tcp_comp_sack_delay_ns': number('compressedSackDelay', 0, 1e9, 1e-6),
  'net.ipv4.tcp_rto_min_us': number('rtoMin', 1, 1e9, 1e-3),
  'net.ipv4.tcp_rto_max_ms': number('rtoMax', 1000, 120_000),
  'net.ipv4.tcp_shrink_window': flag('shrinkWindow'),
  'net.ipv4.tcp_invalid_ratelimit': number('invalidRateLimit', 0, 1e6),
  'net.ipv4.tcp_rfc1337': flag('rfc1337'),
  'net.ipv4.tcp_abort_on_overflow': flag('abortOnOverflow'),
  'net.ipv4.tcp_ecn': number('ecn', 0, 2),
  'net.ipv4.tcp_congestion_control': (text) => (isCongestionControl(String(text)) ? { congestionControl: String(text) } : 'reno or cubic'),
};

/** What is wrong with one sysctl of a scenario, as the end of a sentence; null when this TCP obeys it. Names of other rooms are not known here. */
export function sysctlProblem(name: string, value: string | number): string | null {
  const reader = SYSCTLS[name];
  if (reader === undefined) return 'is no sysctl this TCP knows';
  const read = reader(value);
  return typeof read === 'string' ? `must be ${read}` : null;
}

export const knowsSysctl = (name: string): boolean => name in SYSCTLS;

/** Linux's defaults with a host's sysctls applied; those that are not TCP's, or make no sense, are left alone (the scenario's schema has named them). */
export function settingsFrom(sysctl: Readonly<Record<string, number | string>>): TcpSettings {
  let settings = LINUX_SETTINGS;
  for (const [name, value] of Object.entries(sysctl)) {
    const read = SYSCTLS[name]?.(value);
    if (typeof read === 'object') settings = { ...settings, ...read };
  }
  return settings;
}

/** What a program has set on its socket, in the units of setsockopt(2). */
export interface SocketOptions {
  /** TCP_NODELAY, TCP_CORK, TCP_QUICKACK as last set. */
  readonly noDelay: boolean;
  readonly cork: boolean;
  /** SO_RCVBUF and SO_SNDBUF as the kernel keeps them (already doubled); 0 = never set, so the buffer tunes itself. */
  readonly receiveBuffer: number;
  readonly sendBuffer: number;
  /** TCP_MAXSEG, 0 = unset. TCP_WINDOW_CLAMP, 0 = unset. */
  readonly maximumSegment: number;
  readonly windowClamp: number;
  readonly keepalive: boolean;
  /** Milliseconds; 0 = the sysctl's value. Probes likewise. */
  readonly keepaliveIdle: number;
  readonly keepaliveInterval: number;
  readonly keepaliveProbes: number;
  /** TCP_USER_TIMEOUT in milliseconds, 0 = off. */
  readonly userTimeout: number;
  /** SO_LINGER: null off, else seconds. */
  readonly linger: number | null;
  /** TCP_LINGER2 in milliseconds: 0 = the sysctl, negative = no FIN-WAIT-2 at all. */
  readonly linger2: number;
  /** TCP_SYNCNT, 0 = the sysctl. TCP_NOTSENT_LOWAT, 0 = unlimited. SO_RCVLOWAT. */
  readonly synCount: number;
  readonly notSentLowWater: number;
  readonly receiveLowWater: number;
  /** TCP_CONGESTION: '' = the sysctl. */
  readonly congestionControl: string;
}
export const DEFAULT_SOCKET_OPTIONS: SocketOptions = {
  noDelay: false,
  cork: false,
  receiveBuffer: 0,
  sendBuffer: 0,
  maximumSegment: 0,
  windowClamp: 0,
  keepalive: false,
  keepaliveIdle: 0,
  keepaliveInterval: 0,
  keepaliveProbes: 0,
  userTimeout: 0,
  linger: null,
  linger2: 0,
  synCount: 0,
  notSentLowWater: 0,
  receiveLowWater: 1,
  congestionControl: '',
};

/** What the TCP must know of the way to the peer. */
export interface Path {
  /** Largest IP packet the way takes, in bytes. */
  readonly mtu: number;
  /** Within one host: no device rounds up the memory a packet takes. */
  readonly loopback: boolean;
}
