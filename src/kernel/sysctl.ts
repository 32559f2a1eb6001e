/**
 * Sysctls by Linux's names (Documentation/networking/ip-sysctl.rst, admin-guide/sysctl/net.rst). TCP's own are read by
 * #protocols/tcp/settings.ts; here is the rest, and the door where unknown names and nonsense are refused.
 */
import { knowsSysctl, LINUX_SETTINGS, sysctlProblem } from '#protocols/tcp/settings.ts';
import type { SysctlTable } from './state.ts';

interface Kind {
  readonly initial: number | string;
  readonly check: (value: number | string) => string | null;
}

const whole = (initial: number, least: number, most: number): Kind => ({
  initial,
  check: (value) => {
    const number = Number(value);
    return Number.isInteger(number) && String(value).trim() !== '' && number >= least && number <= most
      ? null
      : `a whole number from ${least} to ${most}`;
  },
});
const portRange: Kind = {
  initial: '32768 60999',
  check: (value) => {
    const [low = 0, high = 0, ...more] = String(value).trim().split(/\s+/).map(Number);
    return more.length === 0 && Number.isInteger(low) && Number.isInteger(high) && low >= 1 && high <= 65_535 && low <= high
      ? null
      : 'two port numbers, the lower one first';
  },
};

/** Defaults read off Linux 6.18. */
const KERNEL: Readonly<Record<string, Kind>> = {
  'net.core.somaxconn': whole(4096, 0, 65_535),
  'net.core.rmem_default': whole(212_992, 2304, 2_147_483_647),
  'net.core.rmem_max': whole(4_194_304, 2304, 2_147_483_647),
  'net.core.wmem_default': whole(212_992, 4608, 2_147_483_647),
  'net.core.wmem_max': whole(4_194_304, 4608, 2_147_483_647),
  'net.ipv4.ip_local_port_range': portRange,
  'net.ipv4.icmp_ratelimit': whole(1000, 0, 2_147_483_647),
  'net.ipv4.ip_default_ttl': whole(64, 1, 255),
  'net.ipv4.tcp_no_metrics_save': whole(1, 0, 1),
  'net.ipv4.tcp_syncookies': whole(1, 0, 2),
  'net.ipv4.tcp_max_syn_backlog': whole(2048, 0, 2_147_483_647),
};
/** Read by the kernel's own code too, so their defaults must stand in the table. */
const SHARED: SysctlTable = {
  'net.ipv4.tcp_rmem': LINUX_SETTINGS.rmem.join(' '),
  'net.ipv4.tcp_wmem': LINUX_SETTINGS.wmem.join(' '),
  'net.ipv4.tcp_keepalive_time': LINUX_SETTINGS.keepaliveTime / 1000,
  'net.ipv4.tcp_keepalive_intvl': LINUX_SETTINGS.keepaliveInterval / 1000,
  'net.ipv4.tcp_keepalive_probes': LINUX_SETTINGS.keepaliveProbes,
  'net.ipv4.tcp_syn_retries': LINUX_SETTINGS.synRetries,
  'net.ipv4.tcp_fin_timeout': LINUX_SETTINGS.finTimeout / 1000,
};

/** What is wrong with a setting, as a sentence; null where nothing is. */
export function settingProblem(name: string, value: number | string): string | null {
  const kind = KERNEL[name];
  if (kind) {
    const wanted = kind.check(value);
    return wanted === null ? null : `${JSON.stringify(value)} is no value for ${name}: it takes ${wanted}.`;
  }
  if (!knowsSysctl(name)) return `${name} is no sysctl that the simulated kernel has.`;
  const problem = sysctlProblem(name, value);
  return problem === null ? null : `${name} ${problem}; ${JSON.stringify(value)} is not.`;
}

/** A host's table: defaults, and over them what the scenario sets. Whole numbers become numbers. */
export function settingsTable(given: Readonly<Record<string, number | string>>): SysctlTable {
  const table: SysctlTable = { ...SHARED };
  for (const [name, kind] of Object.entries(KERNEL)) table[name] = kind.initial;
  for (const [name, value] of Object.entries(given))
    table[name] = typeof value === 'string' && /^-?\d+$/.test(value.trim()) ? Number(value) : value;
  return table;
}
