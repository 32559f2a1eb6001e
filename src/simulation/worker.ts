/** The worker's side of the door. Started by client.ts; everything it does is in session.ts. */
import type { Reply, Request } from './door.ts';
import { RUNTIMES } from './runtimes.ts';
import { simulateScenario } from './scenariorun.ts';
import { openSession } from './session.ts';

/** What a worker's global scope offers, as far as it is used here. */
interface Scope {
  onmessage: ((event: { readonly data: Request }) => void) | null;
  postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void;
}
const scope = globalThis as unknown as Scope;

// A message to oneself comes behind the messages that are already waiting, and, unlike a timeout of 0, without delay.
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

const session = openSession(
  {
    post: (reply, transfer) => scope.postMessage(reply, transfer),
    pause: () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve);
        channel.port2.postMessage(null);
      }),
    clock: () => performance.now(),
  },
  RUNTIMES,
);

scope.onmessage = ({ data }) => session.hear(data);

// The first run of a program is the slowest: the library is compiled, the engine's own code has never run. Done now, as part of loading.
simulateScenario({
  version: 1,
  title: 'warming up',
  end: '1s',
  hosts: [
    {
      name: 'a',
      address: '10.9.0.1',
      programs: [{ name: 'a.py', language: 'python', start: '0ms', source: 'import os, socket, sys, time\nprint("%d" % len([1]))\n' }],
    },
  ],
});

// From here on silence means something.
scope.postMessage({ kind: 'ready', run: -1 } satisfies Reply, []);
