/** Random pairs of programs that talk over one connection, for property tests: sends, receives, sleeps, shutdowns and closes of any size and in any order. */
import fc from 'fast-check';

const move = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1000, max: 200_000 })).map((n) => `send FD x*${n}`) },
  { weight: 4, arbitrary: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1000, max: 100_000 })).map((n) => `recv FD ${n}`) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 300 }).map((n) => `sleep ${n}`) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 60_000 }).map((n) => `compute ${n}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('nonblocking FD', 'set FD 6 1 1', 'set FD 6 3 1', 'set FD 6 3 0', 'poll FD:1 50', 'poll FD:5 20'),
  },
  { weight: 1, arbitrary: fc.constantFrom('shutdown FD 1', 'shutdown FD 0', 'shutdown FD 2', 'close FD') },
);
const side = (fd: number) => fc.array(move, { minLength: 1, maxLength: 8 }).map((moves) => moves.join('\n').replaceAll('FD', String(fd)));

export interface Conversation {
  readonly client: string;
  readonly server: string;
  readonly seed: number;
}

/** The client connects to port 9000 of 10.9.0.2 after 5 ms; programs that wait for each other do so until the scenario's end. */
export const conversation: fc.Arbitrary<Conversation> = fc
  .record({ client: side(3), server: side(4), seed: fc.nat(1000) })
  .map(({ client, server, seed }) => ({
    client: `sleep 5\nsocket stream\nconnect 3 10.9.0.2 9000\n${client}`,
    server: `socket stream\nset 3 1 2 1\nbind 3 10.9.0.2 9000\nlisten 3\naccept 3\n${server}`,
    seed,
  }));
