/**
 * The way of a byte drawn: from the call that crosses the boundary down to its socket, into the send buffer and out to the wire,
 * and from the wire into the receive buffer and up again. Ink where it is in use at this instant, a hair line where it is not.
 */
import { rowHeights, stripMiddle, type CardLayout } from './layout.ts';
import type { Metrics } from './metrics.ts';
import type { ProgramPicture } from './programs.ts';
import type { SocketPicture } from './sockets.ts';
import styles from './stage.module.css';

export interface PathsProps {
  /** Relative to the card. */
  readonly layout: CardLayout; readonly sockets: ReadonlyMap<number, SocketPicture>; readonly programs: readonly ProgramPicture[]; readonly metrics: Metrics;
}

export function Paths({ layout, sockets, programs, metrics: m }: PathsProps) {
  const { kernel } = layout;
  const inset = m.pad;
  return (
    <svg className={styles.paths} width={kernel.width} height={kernel.height} aria-hidden="true" focusable="false">
      {layout.slots.map((slot, at) => {
        const socket = sockets.get(at);
        if (socket === undefined) return null;
        const program = programs.find((one) => one.process === socket.process);
        const inCall = program?.rows.some((row) => row.when === 'now' && row.socket === socket.socket) === true;
        const top = slot.whole.y - kernel.y;
        const title = top + (slot.kind === 'plain' || slot.folded ? slot.whole.height : rowHeights(slot.fit, m).title) / 2;
        const outer = layout.wire === 'right' ? inset / 2 : kernel.width - inset / 2;
        const inner = layout.wire === 'right' ? kernel.width : 0;
        const near = layout.wire === 'right' ? inset - 2 : kernel.width - inset + 2;
        return (
          <g key={at}>
            {socket.descriptor >= 0 && <path d={`M${outer} 0V${title}H${near}`} data-busy={inCall || undefined} />}
            {socket.descriptor >= 0 && <circle cx={near} cy={title} r={2.5} data-busy={inCall || undefined} />}
            {socket.send !== null && !slot.folded && <path d={`M${layout.wire === 'right' ? kernel.width - inset : inset} ${top + stripMiddle(slot.whole.height, slot.fit, m, 0)}H${inner}`} data-busy={socket.sending || undefined} />}
            {socket.receive !== null && !slot.folded && <path d={`M${layout.wire === 'right' ? kernel.width - inset : inset} ${top + stripMiddle(slot.whole.height, slot.fit, m, 1)}H${inner}`} data-busy={socket.receiving || undefined} />}
          </g>
        );
      })}
    </svg>
  );
}
