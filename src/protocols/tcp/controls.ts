/** The congestion controls there are, by the name that net.ipv4.tcp_congestion_control and TCP_CONGESTION give them. */
import { RENO, type CongestionControl } from './congestion.ts';
import { CUBIC } from './cubic.ts';
import type { Connection } from './state.ts';

const CONTROLS: Readonly<Record<string, CongestionControl>> = { reno: RENO, cubic: CUBIC };

export const controlOf = (c: Connection): CongestionControl => CONTROLS[c.control] ?? RENO;
