/**
 * The way of a byte drawn: from the call that crosses the boundary down to its socket, into the send buffer and out to the wire,
 * and from the wire into the receive buffer and up again. Ink where it is in use at this instant, a hair line where it is not.
 */
import type { ReactNode } from 'react';
import { rowHeights, stripMiddle, type CardLayout } from './layout.ts';
import type { Metrics } from './metrics.ts';
import type { ProgramPicture } from './programs.ts';
import type { SocketPicture } from './sockets.ts';
import styles from './stage.module.css';

export interface PathsProps {
  /** Relative to the card. */
  readonly layout: CardLayout;
  readonly sockets: ReadonlyMap<number, SocketPicture>;
  readonly programs: readonly ProgramPicture[];
  readonly metrics: Metrics;
  /** Do not show what is in use: another host's eyes cannot see it. */
  readonly quiet: boolean;
}

const SENDING = new Set(['sendto', 'send', 'write', 'sendmsg']);

export function Paths({ layout, sockets, programs, metrics: m, quiet }: PathsProps) {
  const { kernel, wire } = layout;
  return (
    <svg
      className={styles.paths}
      data-quiet={quiet || undefined}
      width={kernel.width}
      height={kernel.height}
      aria-hidden="true"
      focusable="false"
    >
      {layout.slots.map((slot, at) => {
        const socket = sockets.get(at);
        if (socket === undefined) return null;
        const call = programs
          .find((one) => one.process === socket.process)
          ?.rows.find((row) => row.when === 'now' && row.socket === socket.socket);
        const top = slot.whole.y - kernel.y;
        const title = top + (slot.kind === 'plain' || slot.folded ? slot.whole.height : rowHeights(slot.fit, m).title) / 2;
        const edge = wire === 'right' ? kernel.width : 0;
        const shown = !slot.folded && slot.kind === 'connection';
        const send = top + stripMiddle(slot.whole.height, slot.fit, m, 0, slot.buffers);
        const sends = shown && slot.buffers !== 'receive' && socket.send !== null;
        const receives = shown && slot.buffers !== 'send' && socket.receive !== null;
        const receive = top + stripMiddle(slot.whole.height, slot.fit, m, 1, slot.buffers);
        const held = socket.descriptor >= 0;
        const twin = [...sockets.values()].some(
          (other) => other !== socket && socket.send !== null && other.send?.channel === socket.send.channel,
        );
        return (
          <g key={at}>
            {held && <Way d={gutter(layout, m, 0, title)} busy={call !== undefined} />}
            {held && sends && <Way d={gutter(layout, m, title, send)} busy={call !== undefined && SENDING.has(call.name)} arrow />}
            {held && receives && slot.fit !== 'tight' && (
              <Way
                d={gutter(layout, m, sends ? send : title, receive)}
                busy={call !== undefined && !SENDING.has(call.name) && (socket.receive?.held ?? 0) > 0}
              />
            )}
            {sends && !twin && (slot.buffers !== 'both' || slot.fit !== 'tight' || wire === 'left') && (
              <Way d={`M${inside(layout, m)} ${send}H${edge}`} busy={socket.sending} arrow />
            )}
            {receives && !twin && (slot.buffers !== 'both' || slot.fit !== 'tight' || wire === 'right') && (
              <Way d={`M${edge} ${receive}H${inside(layout, m)}`} busy={socket.receiving} arrow />
            )}
          </g>
        );
      })}
      <Loopback layout={layout} sockets={sockets} metrics={m} />
    </svg>
  );
}

/** Both ends of a connection on one host: the wire is an arc beside them, from the one's send buffer to the other's receive buffer. */
function Loopback({
  layout,
  sockets,
  metrics: m,
}: {
  readonly layout: CardLayout;
  readonly sockets: ReadonlyMap<number, SocketPicture>;
  readonly metrics: Metrics;
}) {
  const x = inside(layout, m);
  const arc = (from: number, to: number, busy: boolean, key: string): ReactNode => {
    const bulge = (layout.wire === 'right' ? 1 : -1) * m.pad * 0.85;
    return <Way key={key} d={`M${x} ${from}C${x + bulge} ${from} ${x + bulge} ${to} ${x} ${to}`} busy={busy} arrow />;
  };
  const ends = [...sockets].flatMap(([at, socket]) => {
    const slot = layout.slots[at];
    if (slot === undefined || slot.folded || socket.send === null) return [];
    const top = slot.whole.y - layout.kernel.y;
    // Buffers side by side share one height: leave and arrive a little apart.
    const apart = slot.fit === 'tight' || slot.buffers !== 'both' ? 5 : 0;
    return [
      {
        socket,
        channel: socket.send.channel,
        out: top + stripMiddle(slot.whole.height, slot.fit, m, 0, slot.buffers) - apart,
        into: top + stripMiddle(slot.whole.height, slot.fit, m, 1, slot.buffers) + apart,
      },
    ];
  });
  return ends.flatMap((one) =>
    ends
      .filter((other) => other !== one && other.channel === one.channel)
      .map((other) => arc(one.out, other.into, one.socket.sending, `${one.socket.socket}>${other.socket.socket}`)),
  );
}

/** x where buffers end on the wire's side. */
const inside = (layout: CardLayout, m: Metrics): number => (layout.wire === 'right' ? layout.kernel.width - m.pad : m.pad);

/** Down the outer edge from one height to another, and in to what stands there. */
function gutter(layout: CardLayout, m: Metrics, from: number, to: number): string {
  const outer = layout.wire === 'right' ? m.pad * 0.45 : layout.kernel.width - m.pad * 0.45;
  const near = layout.wire === 'right' ? m.pad - 1 : layout.kernel.width - m.pad + 1;
  return `M${outer} ${from}V${to}H${near}`;
}

/** `arrow`: which way bytes go. */
function Way({ d, busy, arrow = false }: { readonly d: string; readonly busy: boolean; readonly arrow?: boolean }) {
  return <path d={d} data-busy={busy || undefined} markerEnd={arrow ? 'url(#path-arrow)' : undefined} />;
}

/** The head of every way; drawn once for the page. */
export function PathHeads() {
  return (
    <svg width={0} height={0} style={{ position: 'absolute' }} aria-hidden="true" focusable="false">
      <defs>
        <marker id="path-arrow" viewBox="0 0 6 6" refX={5} refY={3} markerWidth={5} markerHeight={5} orient="auto">
          <path d="M0 0.4L5.6 3L0 5.6z" fill="context-stroke" />
        </marker>
      </defs>
    </svg>
  );
}
