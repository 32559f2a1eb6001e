/**
 * What travels from the recorder to the page: the header once, and then pieces of the trace as transferable columns.
 * Everything in a chunk is new since the chunk before; places in the pools count over the whole run.
 */
import type { Host, Link, Outage, Scenario } from '#scenario/scenario.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { Cells } from './columns.ts';

export interface HostEntry {
  readonly name: string;
  readonly address: number;
  readonly cores: number;
  readonly stepCost: Nanoseconds;
}
/** A program file. `start` is null where it does not start by itself. */
export interface FileEntry {
  readonly name: string;
  readonly host: number;
  readonly language: 'python' | 'javascript';
  readonly source: string;
  readonly start: Nanoseconds | null;
}
export interface LinkEntry {
  readonly between: readonly [number, number];
  readonly delay: Nanoseconds;
  readonly bandwidth: number;
  readonly mtu: number;
  /** When the wire is cut. */
  readonly down: readonly Outage[];
}

/** What stays the same during the whole run. Hosts, files and links are named by their place in these lists. */
export interface TraceHeader {
  readonly title: string;
  readonly seed: number;
  readonly end: Nanoseconds;
  readonly hosts: readonly HostEntry[];
  readonly files: readonly FileEntry[];
  readonly links: readonly LinkEntry[];
}

const hostEntry = (host: Host): HostEntry => ({ name: host.name, address: host.address, cores: host.cores, stepCost: host.stepCost });
const linkEntry = (link: Link): LinkEntry => ({
  between: link.between,
  delay: link.delay,
  bandwidth: link.bandwidth,
  mtu: link.mtu,
  down: link.down,
});

/** The file table goes through the hosts in order, and through each host's programs in order. */
export const headerOf = (scenario: Scenario): TraceHeader => ({
  title: scenario.title,
  seed: scenario.seed,
  end: scenario.end,
  hosts: scenario.hosts.map(hostEntry),
  files: scenario.hosts.flatMap((host, index) =>
    host.programs.map((program): FileEntry => ({
      name: program.name,
      host: index,
      language: program.language,
      source: program.source,
      start: program.start,
    })),
  ),
  links: scenario.links.map(linkEntry),
});

/** New line steps of one thread (see lines.ts). */
export interface LinePiece {
  readonly thread: number;
  readonly entries: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly markSteps: Float64Array<ArrayBuffer>;
  readonly markLines: Uint32Array<ArrayBuffer>;
  readonly markFiles: Uint32Array<ArrayBuffer>;
  readonly markBytes: Float64Array<ArrayBuffer>;
}

export interface Chunk {
  /** With the first chunk; null afterwards. */
  readonly header: TraceHeader | null;
  /** Id of the first event in here. */
  readonly first: number;
  readonly count: number;
  readonly at: Float64Array<ArrayBuffer>;
  readonly kind: Uint8Array<ArrayBuffer>;
  readonly cause: Int32Array<ArrayBuffer>;
  /** Columns by kind code; only kinds that have new rows. */
  readonly rows: readonly { readonly code: number; readonly count: number; readonly columns: readonly Cells[] }[];
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly strings: readonly string[];
  /** `becauseOf[i]` rests on `becauseCount[i]` further events, listed in `because` one after the other. */
  readonly becauseOf: Uint32Array<ArrayBuffer>;
  readonly becauseCount: Uint32Array<ArrayBuffer>;
  readonly because: Uint32Array<ArrayBuffer>;
  readonly lines: readonly LinePiece[];
}

/** The buffers to hand over with postMessage, so that a chunk moves instead of being copied. */
export const transferablesOf = (chunk: Chunk): ArrayBuffer[] =>
  [
    chunk.at,
    chunk.kind,
    chunk.cause,
    ...chunk.rows.flatMap((rows) => rows.columns),
    chunk.bytes,
    chunk.numbers,
    chunk.becauseOf,
    chunk.becauseCount,
    chunk.because,
    ...chunk.lines.flatMap((piece) => [piece.bytes, piece.markSteps, piece.markLines, piece.markFiles, piece.markBytes]),
  ].map((array) => array.buffer);
