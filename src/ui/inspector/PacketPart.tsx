/** A packet: where it is, its header field by field, what it carries, why it was sent. */
import { useMemo } from 'react';
import { minus, type Nanoseconds } from '#time/nanoseconds.ts';
import { stepSentence, why } from '#trace/causes.ts';
import { FLAG } from '#trace/events.ts';
import type { PacketEntry } from '#trace/index/entries.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { functionName, knownPacketName, timerName } from '#trace/names.ts';
import { rangesOf } from '#trace/provenance.ts';
import { decisionsOnArrival } from '#trace/why/arrival.ts';
import { whyWindow } from '#trace/why/size.ts';
import { useEyes } from '../store/hooks.ts';
import { useStore } from '../store/store.ts';
import { hueOf } from '../bytes/hue.ts';
import { WriteMark } from '../bytes/ByteStrip.tsx';
import { writeAt } from '../bytes/runs.ts';
import { writesOf } from '../bytes/writes.ts';
import { flightsOf } from '../ladder/run.ts';
import { millisecondText, numeral, rangeText, spanText, timeText } from '../wording/wording.ts';
import { Follow } from './Follow.tsx';
import { packetPicture } from './headers/known.ts';
import { PacketHeaders } from './headers/PacketHeaders.tsx';
import styles from './inspector.module.css';
import { PacketWhatIf } from '../whatif/PacketWhatIf.tsx';
import { EventLink, Why } from './Why.tsx';

const TCP = 6;

export function PacketPart({
  index,
  packet,
  time,
  until,
}: {
  readonly index: TraceIndex;
  readonly packet: number;
  readonly time: Nanoseconds;
  readonly until: Nanoseconds;
}) {
  const entry = index.packets[packet];
  const picture = useMemo(() => (entry === undefined ? null : packetPicture(index, entry)), [index, entry]);
  if (entry === undefined || picture === null) return null;
  const title = `${entry.protocol === TCP ? 'Segment' : 'Packet'} ${packet + 1}`;
  if (entry.sentAt > until)
    return (
      <>
        <Title title={title} note="not sent yet" />
        <p className={styles.quiet}>This packet lies ahead.</p>
        <PacketChange index={index} packet={packet} />
      </>
    );
  const flight = flightsOf(index).find((one) => one.packet === packet);
  const range = rangesOf(index, { kind: 'packet', packet })[0];
  const write = flight?.write ?? 0;
  return (
    <>
      <Title title={title} note={whereNow(index, entry, time, flight?.due ?? null)} />
      <dl className={styles.facts}>
        <div>
          <dt>carries</dt>
          <dd>
            {range === undefined ? (
              nothingCarried(entry)
            ) : (
              <WriteMark
                write={Math.max(1, write)}
                range={range}
                text={`${rangeText(range.from, range.to)}${write > 0 ? ` · write ${numeral(write)}` : ''}`}
              />
            )}
          </dd>
        </div>
        <div>
          <dt>sent because</dt>
          <dd>{reasonOf(index, entry)}</dd>
        </div>
      </dl>
      <PacketChange index={index} packet={packet} />
      <Why
        index={index}
        event={entry.departed}
        title={entry.fate === 'lost' && entry.endedAt !== null && entry.endedAt <= time ? 'Why was it sent?' : 'Why?'}
      />
      {entry.fate === 'lost' && entry.endedAt !== null && entry.endedAt <= time && (
        <Why index={index} event={entry.ended} title="Why was it lost?" />
      )}
      <PacketHeaders picture={picture} hueAt={hueAt(index, entry, picture.bytes.length)} />
      <CameOfIt index={index} entry={entry} time={time} />
      <Window index={index} entry={entry} />
      {range !== undefined && <Follow index={index} range={range} />}
    </>
  );
}

function Window({ index, entry }: { readonly index: TraceIndex; readonly entry: PacketEntry }) {
  const sentence = whyWindow(index, entry);
  if (sentence === '') return null;
  return (
    <section className={styles.part} aria-label="Why this window?">
      <h4>Why this window?</h4>
      <p className={styles.because}>{sentence}</p>
    </section>
  );
}

/** What its arrival led to: is it acknowledged now, or later, or was it thrown away? Told only to eyes that may know it. */
function CameOfIt({ index, entry, time }: { readonly index: TraceIndex; readonly entry: PacketEntry; readonly time: Nanoseconds }) {
  const eyes = useEyes();
  const decisions = decisionsOnArrival(index, entry, index.trace.indexAt(time) + 1);
  if (decisions.length === 0 || (eyes !== null && eyes !== entry.to)) return null;
  const title = `What came of it at ${index.trace.header.hosts[entry.to]?.name ?? 'its receiver'}`;
  return (
    <section className={styles.part} aria-label={title}>
      <h4>{title}</h4>
      <ol className={styles.events}>
        {decisions.map((id) => (
          <li key={id}>
            <EventLink event={id} at={index.trace.at(id)} sentence={stepSentence(index, index.trace.event(id))} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Drop it, delay it ...; not twice while the What-if panel shows the same. */
export function PacketChange({ index, packet }: { readonly index: TraceIndex; readonly packet: number }) {
  const inPanel = useStore((s) => s.whatIf?.kind === 'packet');
  return inPanel ? null : <PacketWhatIf key={packet} index={index} packet={packet} />;
}

export function Title({ title, note }: { readonly title: string; readonly note: string }) {
  return (
    <header className={styles.title}>
      <h3>{title}</h3>
      <span>{note}</span>
    </header>
  );
}

function whereNow(index: TraceIndex, entry: PacketEntry, time: Nanoseconds, due: Nanoseconds | null): string {
  const what = (entry.flags & FLAG.SYN) !== 0 && entry.protocol === TCP ? `${(entry.flags & FLAG.ACK) !== 0 ? 'SYN-ACK' : 'SYN'} · ` : '';
  if (entry.sentAt > time) return `${what}leaves at ${timeText(entry.sentAt)}`;
  if (entry.endedAt !== null && entry.endedAt <= time)
    return entry.fate === 'lost' ? `${what}✕ lost at ${timeText(entry.endedAt)}` : `${what}arrived at ${timeText(entry.endedAt)}`;
  // Where it will be lost, that lies ahead: it is on its way like any other.
  const arrives = entry.fate === 'arrived' ? entry.endedAt : due;
  const flown = millisecondText(minus(time, entry.sentAt));
  const host = index.trace.header.hosts[entry.to]?.name;
  return arrives === null || arrives <= entry.sentAt
    ? `${what}in flight${host === undefined ? '' : ` to ${host}`}`
    : `${what}in flight · ${flown} of ${spanText(minus(arrives, entry.sentAt))}`;
}

function nothingCarried(entry: PacketEntry): string {
  if (entry.protocol !== TCP) return entry.length === 0 ? 'no data' : `${entry.length} B`;
  if ((entry.flags & FLAG.SYN) !== 0) return 'no bytes: it opens the connection';
  if ((entry.flags & FLAG.FIN) !== 0) return 'no bytes: the end of the stream';
  if ((entry.flags & FLAG.RST) !== 0) return 'no bytes: it ends the connection';
  return `no bytes: “send ${entry.acknowledgment} next”`;
}

/** "send() at line 4", "segment 4 arrived", "the retransmission timer ran out": what set it off, in few words. */
function reasonOf(index: TraceIndex, entry: PacketEntry): string {
  for (const step of why(index, entry.departed).steps.slice(1)) {
    const event = index.trace.event(step.event);
    if (event.kind === 'call.entered') return `${functionName(event.name)}${event.line > 0 ? ` at line ${event.line}` : ''}`;
    if (event.kind === 'packet.arrived') {
      const other = index.packets[event.packet];
      return other === undefined ? 'a packet arrived' : `${knownPacketName(other)} arrived`;
    }
    if (event.kind === 'timer.fired') return `the ${timerName(event.timer)} ran out`;
  }
  return 'nothing recorded';
}

/** The payload's bytes have the hue of the write they came from. */
function hueAt(index: TraceIndex, entry: PacketEntry, size: number): (byte: number) => number {
  if (entry.channel < 0 || entry.length === 0) return () => 0;
  const writes = writesOf(index.trace, entry.channel, entry.direction);
  const begin = size - entry.length;
  return (byte) => (byte < begin ? 0 : hueOf(writeAt(writes, entry.offset + byte - begin)));
}
