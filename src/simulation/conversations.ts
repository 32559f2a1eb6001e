/** Random pairs of Python programs that talk over one connection, for property tests. */
import fc from 'fast-check';

const size = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1000, max: 120_000 }));
const move = fc.oneof(
  { weight: 3, arbitrary: size.map((n) => `sock.sendall(b"x" * ${n})`) },
  { weight: 1, arbitrary: size.map((n) => `print("send", sock.send(bytes(range(256)) * ${Math.ceil(n / 256)}))`) },
  { weight: 4, arbitrary: size.map((n) => `print("recv", len(sock.recv(${n})))`) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 300 }).map((ms) => `time.sleep(${ms / 1000})`) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 5000 }).map((n) => `for i in range(${n}):\n    total += i`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)',
      'sock.settimeout(0.05)',
      'sock.settimeout(None)',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('sock.shutdown(socket.SHUT_WR)', 'sock.shutdown(socket.SHUT_RD)', 'sock.close()') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'print(sorted([3, 1, 2], key=lambda n: -n))',
      'with Door() as door:\n    total += door.number',
      'total += Door().number',
    ),
  },
);

const HEAD = `import os, socket, time
class Door:
    def __init__(self):
        self.number = len(sorted("door", key=ord))
    def __enter__(self):
        return self
    def __exit__(self, *how):
        self.number = 0
`;
const indented = (moves: readonly string[]): string =>
  moves
    .map((one) => one.replaceAll('\n', '\n    '))
    .map((one) => `        ${one.replaceAll('\n    ', '\n            ')}\n`)
    .join('');
/** The moves in a function, so that what it leaves open is finalised when it returns; whatever goes wrong is printed. */
const program = (begin: string, moves: readonly string[]): string =>
  `${HEAD}\ndef talk():\n    total = 0\n    try:\n        ${begin}\n${indented(moves)}    except OSError as error:\n        print(type(error).__name__)\n    finally:\n        print("total", total)\n\ntalk()\nprint("end")\ntime.sleep(0.01)\n`;

export interface PythonPair {
  readonly client: string;
  readonly server: string;
  readonly seed: number;
}

export const pythonPair: fc.Arbitrary<PythonPair> = fc
  .record({ client: fc.array(move, { maxLength: 8 }), server: fc.array(move, { maxLength: 8 }), seed: fc.nat(1000) })
  .map(({ client, server, seed }) => ({
    client: program('sock = socket.create_connection((os.environ["SERVER"], 9000))', client),
    server: program(
      'lsock = socket.socket(); lsock.bind((os.environ["SERVER"], 9000)); lsock.listen(); sock, peer = lsock.accept()',
      server,
    ),
    seed,
  }));

const env = { SERVER: '10.9.0.2' };
/** A scenario file with the pair on two hosts. */
export const pairScenario = (pair: PythonPair, link: object = {}, end = '3s'): unknown => ({
  version: 1,
  title: 'a pair',
  seed: pair.seed,
  end,
  hosts: [
    { name: 'client', address: '10.9.0.1', programs: [{ name: 'client.py', language: 'python', start: '5ms', env, source: pair.client }] },
    { name: 'server', address: '10.9.0.2', programs: [{ name: 'server.py', language: 'python', start: '0ms', env, source: pair.server }] },
  ],
  links: [{ between: ['client', 'server'], delay: '10ms', ...link }],
});
