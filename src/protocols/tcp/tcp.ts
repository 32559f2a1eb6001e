/** Everything a caller of the TCP needs, in one import: the functions and types of connection.ts, settings, state and sequence numbers. */
export * from './connection.ts';
export { DEFAULT_SOCKET_OPTIONS, knowsSysctl, LINUX_SETTINGS, settingsFrom, sysctlProblem } from './settings.ts';
export type { Path, SocketOptions, TcpSettings } from './settings.ts';
export type { Beginning, Connection } from './state.ts';
export { sequence } from './sequence.ts';
