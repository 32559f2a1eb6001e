/** Signals: Linux's numbers and names (man 7 signal), and which of them end a process that has installed no handler. */
const SIGNALS: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  6: 'SIGABRT',
  9: 'SIGKILL',
  10: 'SIGUSR1',
  12: 'SIGUSR2',
  13: 'SIGPIPE',
  14: 'SIGALRM',
  15: 'SIGTERM',
  17: 'SIGCHLD',
  18: 'SIGCONT',
  19: 'SIGSTOP',
  28: 'SIGWINCH',
};
export const signalName = (signal: number): string | undefined => SIGNALS[signal];

/** No program here can install a handler yet, so the default action is what happens; those whose default is more than ending the process are not there. */
const ENDING = new Set([1, 3, 6, 9, 10, 12, 14, 15]);
export const endsProcess = (signal: number): boolean => ENDING.has(signal);
