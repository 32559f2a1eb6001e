/** A socket: its ends, what waits in it, its state and the way there in the diagram of RFC 9293, its variables, timers, options and decisions. */
import { NO_EVENT, type EventId } from '#trace/events.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { stepSentence } from '#trace/causes.ts';
import { socketName, timerName } from '#trace/names.ts';
import { whyHeld } from '#trace/waiting.ts';
import { whyStillThere } from '#trace/why/lasting.ts';
import type { SocketView, World } from '#trace/world.ts';
import { Buffer } from '../../stage/SocketPane.tsx';
import { bufferPictures } from '../../stage/sockets.ts';
import { endpointText, timeText } from '../../wording/wording.ts';
import styles from '../inspector.module.css';
import { Title } from '../PacketPart.tsx';
import { EventLink, Why } from '../Why.tsx';
import { agreedRows, settingRows } from './agreed.ts';
import { DatagramQueue, ListeningQueues } from './Queues.tsx';
import own from './socket.module.css';
import { StateDiagram } from './StateDiagram.tsx';
import { canBeCutShort, pathTaken, possibleNext, stateSentence, type StateChange } from './stateDiagram.ts';
import { inText, timerSentence, variableGroups, variablesBefore } from './variables.ts';
import { Rows } from './Variables.tsx';

export function SocketPart({ index, world, socket }: { readonly index: TraceIndex; readonly world: World; readonly socket: number }) {
  const view = world.sockets.get(socket);
  const name = socketName(index, socket, world.events);
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  if (view === undefined) return <Title title={title} note="not there yet" />;
  const stream = view.type === 'stream';
  const path = pathTaken(index, socket, world.events);
  const lasting = whyStillThere(index, world, socket);
  const held = whyHeld(index, world, socket);
  return (
    <>
      <Title title={title} note={view.destroyed ? 'gone' : stream ? view.state : 'UDP'} />
      <p>
        {stream
          ? stateSentence(view.state)
          : 'UDP knows no connection and no state: each datagram goes and comes by itself, or not at all.'}
      </p>
      {view.error !== '' && <p className={styles.bad}>An error waits for the next call: {view.error}.</p>}
      {lasting !== '' && (
        <section className={styles.callout} aria-label="Why is it still there?">
          <h4>Why is it still there?</h4>
          <p>{lasting}</p>
        </section>
      )}
      <Ends view={view} />
      <ListeningQueues index={index} world={world} view={view} />
      <DatagramQueue index={index} world={world} view={view} />
      <Buffers index={index} world={world} view={view} />
      {held !== null && <Why index={index} event={held.id} title="Why are bytes held?" />}
      {view.listening !== null && (
        <p className={styles.quiet}>
          A listening socket stays in LISTEN until it is closed. Each visitor gets a socket of its own, and that one goes through the states
          (RFC 9293 3.3.2).
        </p>
      )}
      {stream && view.listening === null && <StateDiagram state={view.state} path={path} />}
      {stream && view.listening === null && <Next view={view} path={path} />}
      {stream && <Numbers index={index} world={world} view={view} />}
      <Timers world={world} view={view} />
      <Rows
        title="What is agreed and set"
        groups={[
          { title: 'Agreed in the handshake (this side / other side)', lines: agreedRows(index, view, world.events) },
          { title: 'Set on this socket', lines: settingRows(view) },
        ]}
      />
      <Decisions index={index} world={world} socket={socket} />
      {path.length > 0 && <Why index={index} event={path[path.length - 1]?.event ?? 0} title={`Why ${view.state}?`} />}
    </>
  );
}

/** What may come next, by what event, and the way so far with its instants. */
function Next({ view, path }: { readonly view: SocketView; readonly path: readonly StateChange[] }) {
  if (view.destroyed) return null;
  return (
    <section className={styles.part} aria-label="Possible next">
      <h4>Possible next</h4>
      <ul className={own.next}>
        {possibleNext(view.state).map((arrow) => (
          <li key={arrow.to}>
            <b>{arrow.to}</b> <span>{arrow.why}</span>
          </li>
        ))}
        {canBeCutShort(view.state) && (
          <li>
            <b>CLOSED</b> <span>RST comes, or TCP gives up</span>
          </li>
        )}
      </ul>
      {path.length > 0 && (
        <details className={styles.causes}>
          <summary>The way here, step by step</summary>
          <ol>
            {path.map((change) => (
              <li key={change.event}>
                <EventLink event={change.event} at={change.at} sentence={`${change.previous} → ${change.state}`} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function Numbers({ index, world, view }: { readonly index: TraceIndex; readonly world: World; readonly view: SocketView }) {
  const { variables } = view;
  if (variables === null) return null;
  // Marked only where it happened at this very instant; a moment later it is simply so.
  const before = variables.at === world.time ? variablesBefore(index.trace, variables) : null;
  const into = view.channel < 0 ? undefined : world.channels.get(view.channel)?.directions[view.direction === 0 ? 1 : 0];
  return <Rows title="Variables" groups={variableGroups(variables, before, into?.outOfOrder ?? [])} />;
}

function Timers({ world, view }: { readonly world: World; readonly view: SocketView }) {
  const timers = Object.entries(view.timers).filter(([, due]) => due >= 0);
  if (timers.length === 0) return null;
  return (
    <section className={styles.part} aria-label="Timers">
      <h4>Timers</h4>
      <ul className={own.timers}>
        {timers.map(([timer, due]) => (
          <li key={timer}>
            <p>
              <b>{timerName(timer)}</b>{' '}
              <span>
                {inText(due, world.time)} · {timeText(due)}
              </span>
            </p>
            <p>{timerSentence(timer)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const MOST_DECISIONS = 6;

/** The last choices TCP made for this socket, newest first. */
function Decisions({ index, world, socket }: { readonly index: TraceIndex; readonly world: World; readonly socket: number }) {
  const last: EventId[] = [];
  const decisions = index.sockets[socket]?.decisions ?? [];
  for (let place = decisions.length - 1; place >= 0 && last.length < MOST_DECISIONS; place--) {
    const id = decisions[place] ?? NO_EVENT;
    if (id < world.events) last.push(id);
  }
  if (last.length === 0) return null;
  return (
    <section className={styles.part} aria-label="Its last decisions">
      <h4>Its last decisions</h4>
      <ol className={styles.events}>
        {last.map((id) => (
          <li key={id}>
            <EventLink event={id} at={index.trace.at(id)} sentence={stepSentence(index, index.trace.event(id))} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What makes a connection: two addresses and two ports. A door has one. */
function Ends({ view }: { readonly view: SocketView }) {
  if (view.port === 0 && view.peerPort === 0) return null;
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{view.listening === null ? 'this end' : 'listens at'}</dt>
        <dd>{view.address === 0 ? `any address of this host, port ${view.port}` : endpointText(view.address, view.port)}</dd>
      </div>
      {view.peerPort !== 0 && (
        <div>
          <dt>other end</dt>
          <dd>{endpointText(view.peerAddress, view.peerPort)}</dd>
        </div>
      )}
    </dl>
  );
}

/** Its two buffers: the stage has no room for them where connections are many. */
function Buffers({ index, world, view }: { readonly index: TraceIndex; readonly world: World; readonly view: SocketView }) {
  const { send, receive } = bufferPictures(index.trace, world, view);
  if (send === null || receive === null) return null;
  return (
    <section className={styles.part} aria-label="Buffers">
      <Buffer buffer={send} host="" name="" focused={false} />
      <Buffer buffer={receive} host="" name="" focused={false} />
    </section>
  );
}
