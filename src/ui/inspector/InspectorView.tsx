/** The inspector: whatever is selected, in detail and in sentences. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { describe } from '#trace/describe.ts';
import { rangesOf } from '#trace/provenance.ts';
import type { World } from '#trace/world.ts';
import { useEyes, useFuture, useIndex, useSelection, useWorld } from '../store/hooks.ts';
import type { Selection } from '../store/selection.ts';
import '../bytes/hues.css';
import { timeText } from '../wording/wording.ts';
import { BytesPart } from './BytesPart.tsx';
import { CallPart } from './CallPart.tsx';
import { Follow } from './Follow.tsx';
import styles from './inspector.module.css';
import { packetMeant } from '../whatif/opening.ts';
import { PacketChange, PacketPart, Title } from './PacketPart.tsx';
import { SocketPart } from './socket/SocketPart.tsx';
import { ThreadPart } from './ThreadPart.tsx';
import { isVeiled } from './veiled.ts';
import { Why } from './Why.tsx';

export function InspectorView() {
  const index = useIndex();
  const world = useWorld();
  const selection = useSelection();
  const future = useFuture();
  const eyes = useEyes();
  return (
    <div className={styles.inspector} role="region" aria-label="inspector" tabIndex={0}>
      {index === null || world === null || selection === null ? (
        <p className={styles.hint}>Point at a packet, a byte, a socket or a call, and click: here it tells what it is, and why.</p>
      ) : eyes !== null && isVeiled(index, world, eyes, selection) ? (
        <p className={styles.hint}>{index.trace.header.hosts[eyes]?.name} cannot know this yet: nothing of it has reached it.</p>
      ) : (
        <Part index={index} world={world} selection={selection} until={future.until} />
      )}
    </div>
  );
}

function Part({
  index,
  world,
  selection,
  until,
}: {
  readonly index: TraceIndex;
  readonly world: World;
  readonly selection: Selection;
  readonly until: Nanoseconds;
}) {
  switch (selection.kind) {
    case 'packet':
      return <PacketPart key={selection.packet} index={index} packet={selection.packet} time={world.time} until={until} />;
    case 'call':
    case 'read':
      return <CallPart index={index} world={world} call={selection.call} />;
    case 'socket':
      return <SocketPart index={index} world={world} socket={selection.socket} />;
    case 'thread':
      return <ThreadPart index={index} world={world} thread={selection.thread} />;
    case 'event':
      return <EventPart index={index} event={selection.event} />;
    case 'write': {
      const range = selection.bytes ?? rangesOf(index, selection)[0] ?? null;
      return range === null ? (
        <p className={styles.quiet}>Nothing has been written yet.</p>
      ) : (
        <BytesPart index={index} world={world} range={range} time={world.time} />
      );
    }
    case 'bytes':
      return selection.bytes === null ? null : <BytesPart index={index} world={world} range={selection.bytes} time={world.time} />;
    default: {
      const never: never = selection;
      return never;
    }
  }
}

/** Anything that happened: its sentence, its causes, and the bytes it was about. */
function EventPart({ index, event }: { readonly index: TraceIndex; readonly event: number }) {
  if (event < 0 || event >= index.events) return null;
  const range = rangesOf(index, { kind: 'event', event })[0];
  const packet = packetMeant(index, { kind: 'event', event, bytes: null });
  return (
    <>
      <Title title={timeText(index.trace.at(event))} note="" />
      <p>{describe(index, event)}</p>
      {packet !== null && <PacketChange index={index} packet={packet} />}
      <Why index={index} event={event} />
      {range !== undefined && <Follow index={index} range={range} />}
    </>
  );
}
