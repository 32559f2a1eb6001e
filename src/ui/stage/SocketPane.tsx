/** One socket in its slot: descriptor, state, and its two buffers or, for a door, its two queues. */
import { useMemo } from 'react';
import type { StreamOffset } from '#trace/events.ts';
import type { Trace } from '#trace/trace.ts';
import { ByteStrip, WriteMark } from '../bytes/ByteStrip.tsx';
import { isLit, pointing } from '../bytes/pointing.ts';
import { strip } from '../bytes/strip.ts';
import { byteOf } from '../bytes/writes.ts';
import { countText, numeral } from '../wording/wording.ts';
import { stateMood, stateSentence } from '../inspector/socket/stateDiagram.ts';
import { useLit } from '../store/hooks.ts';
import type { Selection } from '../store/selection.ts';
import type { Box, Buffers, Fit } from './layout.ts';
import type { BufferPicture, QueueEntry, SocketPicture } from './sockets.ts';
import styles from './stage.module.css';
import type { SocketVeil } from './veils.ts';

export interface SocketPaneProps {
  readonly trace: Trace;
  readonly socket: SocketPicture;
  readonly box: Box;
  readonly fit: Fit;
  readonly folded: boolean;
  readonly buffers: Buffers;
  readonly host: string;
  readonly parts: ReadonlySet<string>;
  readonly veil: SocketVeil;
}

export function SocketPane({ socket, box, fit, folded, buffers, host, parts, veil }: SocketPaneProps) {
  const lit = useLit();
  const selection: Selection = { kind: 'socket', socket: socket.socket, bytes: null };
  const named = socket.name === '' ? '' : `${socket.name} = `;
  const label = socket.descriptor >= 0 ? `fd ${socket.descriptor}` : socket.queued ? 'not accepted' : 'no fd';
  return (
    <div
      className={styles.socket}
      style={place(box)}
      data-fit={fit}
      data-folded={folded || undefined}
      data-pane="socket"
      data-focus={parts.has('socket') || undefined}
      data-quiet={socket.descriptor < 0 || undefined}
    >
      <div className={styles.title} data-veiled={veil.socket || undefined} inert={veil.socket}>
        <button
          type="button"
          className={styles.socketName}
          data-lit={isLit(lit, selection) || undefined}
          title={`${named}${label} ${socket.where}${socket.note === '' ? '' : ` · ${socket.note}`}`}
          {...pointing(selection)}
        >
          {socket.name !== '' && <b className={styles.bound}>{socket.name}</b>} <span>{label}</span>
          {socket.where.startsWith('→') ? ' ' : ' · '}
          <span className={styles.where}>{socket.where}</span>
        </button>
        {folded && <Amounts socket={socket} />}
        {socket.datagrams === null ? (
          <span className={styles.pill} data-mood={stateMood(socket.state)} title={stateSentence(socket.state)}>
            {socket.state}
          </span>
        ) : (
          <>
            {socket.datagrams.waiting > 0 && <span className={styles.amounts}>{datagramsWaiting(socket.datagrams)}</span>}
            <span className={styles.pill} title="UDP knows no connection and no state: one datagram goes, another one comes.">
              UDP
            </span>
          </>
        )}
      </div>
      {!folded && socket.door !== null && (
        <div
          className={styles.queues}
          data-veiled={veil.socket || undefined}
          inert={veil.socket}
          data-pane="queues"
          data-focus={parts.has('queues') || undefined}
        >
          <Queue title="SYN queue" about="half-way through the handshake" entries={socket.door.syn} />
          <Queue title="accept queue" about="ready for accept()" entries={socket.door.accept} />
        </div>
      )}
      {!folded && socket.send !== null && socket.receive !== null && (
        <div className={styles.buffers} data-single={buffers !== 'both' || undefined}>
          {buffers !== 'receive' && (
            <Buffer buffer={socket.send} host={host} name={socket.name} focused={parts.has('send')} veiled={veil.send} />
          )}
          {buffers !== 'send' && (
            <Buffer buffer={socket.receive} host={host} name={socket.name} focused={parts.has('receive')} veiled={veil.receive} />
          )}
        </div>
      )}
    </div>
  );
}

const datagramsWaiting = ({ waiting, bytes }: { readonly waiting: number; readonly bytes: number }): string =>
  `${countText(waiting)} ${waiting === 1 ? 'datagram waits' : 'datagrams wait'} · ${countText(bytes)} B`;

/** A folded connection in two numbers. */
function Amounts({ socket }: { readonly socket: SocketPicture }) {
  if (socket.send === null || socket.receive === null) return null;
  const words = [['↑', socket.send.held] as const, ['↓', socket.receive.held] as const]
    .filter(([, held]) => held > 0)
    .map(([sign, held]) => `${sign} ${countText(held)} B`)
    .join(' ');
  return (
    <span className={styles.amounts} title={`send buffer: ${socket.send.caption}; receive buffer: ${socket.receive.caption}`}>
      {words}
    </span>
  );
}

/** One buffer with its caption; also used by the inspector, where a connection is folded. */
export function Buffer({
  buffer,
  host,
  name,
  focused,
  veiled = false,
}: {
  readonly buffer: BufferPicture;
  readonly host: string;
  readonly name: string;
  readonly focused: boolean;
  readonly veiled?: boolean;
}) {
  const { writes, runs, capacity } = buffer;
  const picture = useMemo(() => strip(runs, (offset) => byteOf(writes, offset), capacity), [runs, writes, capacity]);
  const end = endCell(buffer);
  return (
    <div
      className={styles.buffer}
      data-pane={buffer.side}
      data-focus={focused || undefined}
      data-veiled={veiled || undefined}
      inert={veiled}
    >
      <div className={styles.caption}>
        <span>
          {buffer.side}
          <span className={styles.bufferWord}> buffer</span>
        </span>
        <span className={styles.amount}>
          <Caption buffer={buffer} />
        </span>
      </div>
      <ByteStrip
        strip={picture}
        runs={runs}
        channel={buffer.channel}
        direction={buffer.direction}
        label={`${buffer.side} buffer of ${name === '' ? host : name}`}
        end={end}
      />
    </div>
  );
}

/** A FIN has a place behind the last byte while it is on its way or has not been read. */
function endCell(buffer: BufferPicture): string | undefined {
  if (buffer.side === 'send') return buffer.end === 'FIN sent' || buffer.end === 'FIN waits' ? 'FIN' : undefined;
  return buffer.end === 'end (FIN)' ? 'FIN' : undefined;
}

/** The caption, its write numbers as buttons in their hue. */
function Caption({ buffer }: { readonly buffer: BufferPicture }) {
  const marks = new Map(buffer.runs.filter((run) => run.write > 0).map((run) => [run.write, run] as const));
  const parts = buffer.caption.split(' · ');
  const runs = [...marks.keys()];
  return parts.map((part, index) => {
    const write = runs.find((one) => part.startsWith(numeral(one)));
    const between = index === 0 ? '' : ' · ';
    const written = write === undefined ? undefined : buffer.writes.find((one) => one.write === write);
    if (write === undefined || written === undefined)
      return (
        <span key={index}>
          {between}
          {part}
        </span>
      );
    return (
      <span key={index}>
        {between}
        <WriteMark
          write={write}
          range={{
            channel: buffer.channel,
            direction: buffer.direction,
            from: written.from as StreamOffset,
            to: written.to as StreamOffset,
          }}
        />
        {part.slice(numeral(write).length)}
      </span>
    );
  });
}

function Queue({ title, about, entries }: { readonly title: string; readonly about: string; readonly entries: readonly QueueEntry[] }) {
  const lit = useLit();
  return (
    <div className={styles.queue}>
      <div className={styles.caption} title={about}>
        <span>
          {title}
          <span className={styles.about}> · {about}</span>
        </span>
        <span>{entries.length}</span>
      </div>
      <div className={styles.queueBox}>
        {entries.length === 0 ? (
          <span className={styles.nothing}>empty</span>
        ) : (
          entries.map((entry) => {
            const selection: Selection = { kind: 'socket', socket: entry.socket, bytes: null };
            return (
              <button
                type="button"
                key={entry.socket}
                className={styles.queued}
                data-lit={isLit(lit, selection) || undefined}
                title={`${entry.short} (${entry.text}) · ${entry.state}`}
                aria-label={`${entry.text}, ${entry.state}`}
                {...pointing(selection)}
              >
                <span className={styles.inShort}>{entry.short}</span>
                <span className={styles.inFull}>
                  {entry.text} · {entry.state}
                </span>
              </button>
            );
          })
        )}
      </div>
    </div>
  );
}

const place = (box: Box): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } => ({
  left: box.x,
  top: box.y,
  width: box.width,
  height: box.height,
});
