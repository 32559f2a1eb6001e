/**
 * What a person has typed on this page, as plain data: two programs and a few settings, or the text of a scenario file.
 * Knows how two programs become a scenario of version 1, and how a draft is written down and read back.
 */
import type { Json } from '#scenario/difference.ts';

export const TABS = ['programs', 'file'] as const;
export type Tab = (typeof TABS)[number];

export interface Draft {
  readonly tab: Tab;
  /** Sources of client.py and server.py. */
  readonly client: string;
  readonly server: string;
  /** Durations of the file format ("20ms"), as typed: one way over the link, and the end of the run. */
  readonly delay: string;
  readonly end: string;
  /** The text of a scenario file. */
  readonly file: string;
  /** What stood there before a chosen file took its place; '' where nothing did. */
  readonly before: string;
}

/** Where everybody begins: the shortest conversation that shows something. */
export const TEMPLATE: Draft = {
  tab: 'programs',
  client: `import socket

sock = socket.socket()
sock.connect(("server", 9000))
sock.sendall(b"hello")
print("answer:", sock.recv(1024))
sock.close()
`,
  server: `import socket

lsock = socket.socket()
lsock.bind(("server", 9000))
lsock.listen()
conn, addr = lsock.accept()
data = conn.recv(1024)
print("got:", data)
conn.sendall(data.upper())
conn.close()
lsock.close()
`,
  delay: '20ms',
  end: '10s',
  file: '',
  before: '',
};

/** The server listens from the start; the client begins a little later. */
export const CLIENT_START = '20ms';

/** Two hosts, a program on each, one link between them. Unchecked: the door judges it. */
export function scenarioOf(draft: Draft): Json {
  return {
    version: 1,
    title: 'Two programs',
    end: draft.end.trim(),
    hosts: [
      { name: 'client', address: '10.9.0.1', programs: [{ name: 'client.py', source: draft.client, start: CLIENT_START }] },
      { name: 'server', address: '10.9.0.2', programs: [{ name: 'server.py', source: draft.server }] },
    ],
    links: [{ between: ['client', 'server'], delay: draft.delay.trim() }],
  };
}

export const formatDraft = (draft: Draft): string => JSON.stringify(draft);

/** Reads what formatDraft wrote. Whatever is missing or of another shape is as in the template. */
export function parseDraft(text: string | null): Draft {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    if (typeof kept !== 'object' || kept === null) return TEMPLATE;
    const fields = kept as Readonly<Record<string, unknown>>;
    const read = (name: Exclude<keyof Draft, 'tab'>): string => (typeof fields[name] === 'string' ? fields[name] : TEMPLATE[name]);
    return {
      tab: fields['tab'] === 'file' ? 'file' : 'programs',
      client: read('client'),
      server: read('server'),
      delay: read('delay'),
      end: read('end'),
      file: read('file'),
      before: read('before'),
    };
  } catch {
    return TEMPLATE;
  }
}
