/** The two queues of a listening socket, and the one queue of a datagram socket. */
import type { TraceIndex } from '#trace/index/index.ts';
import type { SocketView, World } from '#trace/world.ts';
import { select } from '../../store/actions.ts';
import { countText, endpointText, sizeText, spanText } from '../../wording/wording.ts';
import styles from './socket.module.css';
import { ns } from '#time/nanoseconds.ts';

/** Who stands in the SYN queue and in the accept queue, since when, and how many may. */
export function ListeningQueues({ index, world, view }: { readonly index: TraceIndex; readonly world: World; readonly view: SocketView }) {
  if (view.listening === null) return null;
  const { backlog, syn, accept } = view.listening;
  return (
    <>
      <Queue
        title="SYN queue"
        count={`${syn.length}`}
        about="Visitors half-way through the handshake: their SYN has come, the last ACK has not. The kernel answers them by itself."
        entries={syn.map((socket) => visitor(index, world, socket))}
      />
      <Queue
        title="accept queue"
        count={`${accept.length} of ${backlog + 1}`}
        about={`Finished connections that wait for accept(). The backlog of ${backlog} lets ${backlog + 1} stand here; further ones are turned away (listen(2)).`}
        entries={accept.map((socket) => visitor(index, world, socket))}
      />
    </>
  );
}

interface Entry {
  readonly key: number;
  readonly text: string;
  readonly since: string;
  readonly onPress: () => void;
}

function visitor(index: TraceIndex, world: World, socket: number): Entry {
  const view = world.sockets.get(socket);
  const since = view === undefined ? 0 : index.trace.at(view.stateSince);
  return {
    key: socket,
    text: view === undefined ? 'a visitor' : `${endpointText(view.peerAddress, view.peerPort)} · ${view.state}`,
    since: `for ${spanText(ns(world.time - since))}`,
    onPress: () => select({ kind: 'socket', socket, bytes: null }),
  };
}

/** What waits to be read, oldest first: each datagram stays whole. */
export function DatagramQueue({ index, world, view }: { readonly index: TraceIndex; readonly world: World; readonly view: SocketView }) {
  if (view.type !== 'datagram') return null;
  const used = view.datagrams.reduce((sum, one) => sum + one.memory, 0);
  return (
    <Queue
      title="receive queue"
      count={view.datagrams.length === 1 ? '1 datagram' : `${countText(view.datagrams.length)} datagrams`}
      about={
        view.datagramLimit === 0
          ? 'Each recv() takes one whole datagram. One that finds the buffer full is thrown away, and nobody is told (udp(7)).'
          : view.datagrams.length === 0
            ? `Nothing waits. The receive buffer has room for ${sizeText(view.datagramLimit)}; each recv() takes one whole datagram (udp(7)).`
            : `They take ${sizeText(used)} of the receive buffer’s ${sizeText(view.datagramLimit)}: not only their bytes count, but the memory they lie in. Each recv() takes one whole datagram (udp(7)).`
      }
      entries={view.datagrams.map((one) => ({
        key: one.queued,
        text: `${countText(one.length)} B from ${endpointText(one.address, one.port)}`,
        since: `for ${spanText(ns(world.time - index.trace.at(one.queued)))}`,
        onPress: () => select({ kind: 'packet', packet: one.packet, bytes: null }),
      }))}
    />
  );
}

const MOST = 12;

function Queue({
  title,
  count,
  about,
  entries,
}: {
  readonly title: string;
  readonly count: string;
  readonly about: string;
  readonly entries: readonly Entry[];
}) {
  return (
    <section className={styles.queue} aria-label={title}>
      <h4>
        {title} <span>{count}</span>
      </h4>
      {entries.length === 0 ? (
        <p className={styles.empty}>empty</p>
      ) : (
        <ol>
          {entries.slice(0, MOST).map((entry) => (
            <li key={entry.key}>
              <button type="button" onClick={entry.onPress}>
                <span>{entry.text}</span>
                <span>{entry.since}</span>
              </button>
            </li>
          ))}
          {entries.length > MOST && <li className={styles.empty}>and {countText(entries.length - MOST)} more</li>}
        </ol>
      )}
      <p className={styles.about}>{about}</p>
    </section>
  );
}
