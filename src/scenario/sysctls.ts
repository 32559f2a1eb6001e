/**
 * The kernel settings a scenario may name, as Linux names them, with what values Linux takes (Documentation/networking/ip-sysctl.rst and
 * net/ipv4/sysctl_net_ipv4.c, Linux 6.18). The list is the format's: what the simulated kernel does with a setting is the kernel's to say.
 */

export type Sysctl =
  | { readonly kind: 'integer'; readonly least: number; readonly most: number }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  /** `count` integers in rising order, separated by blanks: "4096 131072 6291456". */
  | { readonly kind: 'integers'; readonly count: number; readonly least: number; readonly most: number };

const INT_MAX = 2_147_483_647;
const integer = (least: number, most: number): Sysctl => ({ kind: 'integer', least, most });
const flag = integer(0, 1);

export const SYSCTLS: Readonly<Record<string, Sysctl>> = {
  'net.core.rmem_default': integer(2_304, INT_MAX),
  'net.core.rmem_max': integer(2_304, INT_MAX),
  'net.core.somaxconn': integer(0, INT_MAX),
  'net.core.wmem_default': integer(4_608, INT_MAX),
  'net.core.wmem_max': integer(4_608, INT_MAX),
  'net.ipv4.ip_default_ttl': integer(1, 255),
  'net.ipv4.ip_local_port_range': { kind: 'integers', count: 2, least: 1, most: 65_535 },
  'net.ipv4.ip_no_pmtu_disc': integer(0, 3),
  'net.ipv4.tcp_abort_on_overflow': flag,
  'net.ipv4.tcp_adv_win_scale': integer(-31, 31),
  'net.ipv4.tcp_autocorking': flag,
  'net.ipv4.tcp_base_mss': integer(0, INT_MAX),
  'net.ipv4.tcp_challenge_ack_limit': integer(0, INT_MAX),
  'net.ipv4.tcp_comp_sack_delay_ns': integer(0, INT_MAX),
  'net.ipv4.tcp_comp_sack_nr': integer(0, 255),
  'net.ipv4.tcp_comp_sack_slack_ns': integer(0, INT_MAX),
  'net.ipv4.tcp_congestion_control': { kind: 'word', words: ['reno', 'cubic'] },
  'net.ipv4.tcp_dsack': flag,
  'net.ipv4.tcp_early_retrans': integer(0, 4),
  'net.ipv4.tcp_ecn': integer(0, 5),
  'net.ipv4.tcp_fin_timeout': integer(0, INT_MAX / 1_000),
  'net.ipv4.tcp_frto': integer(0, 2),
  'net.ipv4.tcp_invalid_ratelimit': integer(0, INT_MAX),
  'net.ipv4.tcp_keepalive_intvl': integer(1, 32_767),
  'net.ipv4.tcp_keepalive_probes': integer(1, 127),
  'net.ipv4.tcp_keepalive_time': integer(1, 32_767),
  'net.ipv4.tcp_limit_output_bytes': integer(0, INT_MAX),
  'net.ipv4.tcp_max_reordering': integer(0, INT_MAX),
  'net.ipv4.tcp_max_syn_backlog': integer(0, INT_MAX),
  'net.ipv4.tcp_max_tw_buckets': integer(0, INT_MAX),
  'net.ipv4.tcp_min_rtt_wlen': integer(0, 86_400),
  'net.ipv4.tcp_min_snd_mss': integer(48, 65_535),
  'net.ipv4.tcp_min_tso_segs': integer(1, 255),
  'net.ipv4.tcp_moderate_rcvbuf': flag,
  'net.ipv4.tcp_mtu_probing': integer(0, 2),
  'net.ipv4.tcp_no_metrics_save': flag,
  'net.ipv4.tcp_notsent_lowat': integer(0, 4_294_967_295),
  'net.ipv4.tcp_orphan_retries': integer(0, 255),
  'net.ipv4.tcp_pingpong_thresh': integer(1, 255),
  'net.ipv4.tcp_recovery': integer(0, 7),
  'net.ipv4.tcp_reordering': integer(1, 127),
  'net.ipv4.tcp_retries1': integer(0, 255),
  'net.ipv4.tcp_retries2': integer(0, 255),
  'net.ipv4.tcp_rfc1337': flag,
  'net.ipv4.tcp_rmem': { kind: 'integers', count: 3, least: 1, most: INT_MAX },
  'net.ipv4.tcp_rto_max_ms': integer(1_000, 120_000),
  'net.ipv4.tcp_rto_min_us': integer(1, INT_MAX),
  'net.ipv4.tcp_sack': flag,
  'net.ipv4.tcp_shrink_window': flag,
  'net.ipv4.tcp_slow_start_after_idle': flag,
  'net.ipv4.tcp_syn_linear_timeouts': integer(0, 127),
  'net.ipv4.tcp_syn_retries': integer(1, 127),
  'net.ipv4.tcp_synack_retries': integer(0, 255),
  'net.ipv4.tcp_syncookies': integer(0, 2),
  'net.ipv4.tcp_thin_linear_timeouts': flag,
  'net.ipv4.tcp_timestamps': integer(0, 2),
  'net.ipv4.tcp_tw_reuse': integer(0, 2),
  'net.ipv4.tcp_window_scaling': flag,
  'net.ipv4.tcp_wmem': { kind: 'integers', count: 3, least: 1, most: INT_MAX },
  'net.ipv4.udp_rmem_min': integer(2_304, INT_MAX),
  'net.ipv4.udp_wmem_min': integer(4_608, INT_MAX),
};

/** The value as the simulation gets it (a number for integers, else text with single blanks), or what is wrong with it. */
export function readSysctl(name: string, value: unknown): { readonly value: number | string } | { readonly sentence: string } {
  const known = Object.hasOwn(SYSCTLS, name) ? SYSCTLS[name] : undefined;
  if (!known) return { sentence: nearest(name) };
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  const shown = JSON.stringify(value);
  switch (known.kind) {
    case 'integer': {
      const number = /^-?\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
      if (number >= known.least && number <= known.most) return { value: number };
      return { sentence: `${shown} is no whole number from ${known.least} to ${known.most}` };
    }
    case 'word':
      return known.words.includes(text) ? { value: text } : { sentence: `${shown} is none of ${known.words.join(', ')}` };
    case 'integers': {
      const numbers = text.split(/\s+/).map((part) => (/^\d{1,12}$/.test(part) ? Number(part) : Number.NaN));
      const fits =
        numbers.length === known.count &&
        numbers.every((n, i) => n >= known.least && n <= known.most && (i === 0 || n >= (numbers[i - 1] ?? 0)));
      if (fits) return { value: numbers.join(' ') };
      return { sentence: `${shown} is not ${known.count} rising whole numbers from ${known.least} to ${known.most}, with blanks between` };
    }
  }
}

/** "is no known kernel setting", with the name that was probably meant where the last part is known. */
function nearest(name: string): string {
  const last = name.split(/[./]/).at(-1) ?? '';
  const meant = Object.keys(SYSCTLS).find((known) => known.endsWith(`.${last}`) || known.endsWith(`.tcp_${last}`));
  return meant ? `is no known kernel setting; did you mean ${meant}?` : 'is no known kernel setting';
}
