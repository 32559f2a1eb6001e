/** A socket: its four numbers, its state and the way there in the diagram of RFC 9293, its variables, timers and last decision. */
import { minus } from '#time/nanoseconds.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { describe } from '#trace/describe.ts';
import { socketName, timerName } from '#trace/names.ts';
import type { SocketView, World } from '#trace/world.ts';
import { endpointText, spanText, timeText } from '../wording/wording.ts';
import styles from './inspector.module.css';
import { bufferPictures } from '../stage/sockets.ts';
import { Buffer } from '../stage/SocketPane.tsx';
import { Title } from './PacketPart.tsx';
import { StateDiagram } from './StateDiagram.tsx';
import { pathTaken, possibleNext, stateSentence, type StateChange } from './stateDiagram.ts';
import { Variables } from './Variables.tsx';
import { EventLink, Why } from './Why.tsx';

export function SocketPart({ index, world, socket }: { readonly index: TraceIndex; readonly world: World; readonly socket: number }) {
  const view = world.sockets.get(socket);
  const name = socketName(index, socket, world.events);
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  if (view === undefined) return <Title title={title} note="not there yet" />;
  const path = pathTaken(changesOf(index, socket, world.events), world.time);
  const timers = Object.entries(view.timers).filter(([, due]) => due >= 0);
  return (
    <>
      <Title title={title} note={view.destroyed ? 'gone' : view.state} />
      <p>{stateSentence(view.state)}</p>
      <FourNumbers view={view} />
      <Buffers index={index} world={world} view={view} />
      {view.type === 'stream' && <StateDiagram state={view.state} path={path} />}
      {view.type === 'stream' && (
        <p className={styles.quiet}>
          Possible next:{' '}
          {possibleNext(view.state)
            .map((arrow) => `${arrow.to} (${arrow.why})`)
            .join(', ')}
          .
        </p>
      )}
      {path.length > 0 && (
        <section className={styles.part} aria-label="The way here">
          <h4>The way here</h4>
          <ol className={styles.events}>
            {path.map((change) => (
              <li key={change.event}>
                <EventLink event={change.event} at={change.at} sentence={change.state} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {timers.length > 0 && (
        <dl className={styles.facts}>
          {timers.map(([timer, due]) => (
            <div key={timer}>
              <dt>{timerName(timer)}</dt>
              <dd>
                {timeText(due)} · in {spanText(minus(due, world.time))}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {view.lastDecision !== null && (
        <section className={styles.part}>
          <h4>Last decision</h4>
          <p className={styles.because}>{describe(index, view.lastDecision)}</p>
        </section>
      )}
      {view.variables !== null && <Variables variables={view.variables} />}
      {view.error !== '' && <p className={styles.bad}>Waiting for the next call: {view.error}</p>}
      {path.length > 0 && <Why index={index} event={path[path.length - 1]?.event ?? 0} title={`Why ${view.state}?`} />}
    </>
  );
}

function changesOf(index: TraceIndex, socket: number, events: number): readonly StateChange[] {
  return (index.sockets[socket]?.states ?? [])
    .filter((one) => one.event < events)
    .map((one, at, all) => ({ event: one.event, at: one.from, state: one.state, previous: all[at - 1]?.state ?? 'CLOSED' }));
}

/** What makes a connection: two addresses and two ports. */
function FourNumbers({ view }: { readonly view: SocketView }) {
  if (view.listening !== null)
    return (
      <dl className={styles.facts}>
        <div>
          <dt>listens at</dt>
          <dd>{endpointText(view.address, view.port)}</dd>
        </div>
        <div>
          <dt>accept queue holds</dt>
          <dd>{view.listening.backlog}</dd>
        </div>
      </dl>
    );
  if (view.port === 0 && view.peerPort === 0) return null;
  return (
    <dl className={styles.facts}>
      <div>
        <dt>this end</dt>
        <dd>{endpointText(view.address, view.port)}</dd>
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
