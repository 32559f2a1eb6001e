/** The hosts of a run in few lines each: what their programs do and have printed, and the buffers of their connections. */
import { useMemo } from 'react';
import type { CSSProperties } from 'react';
import type { TraceIndex } from '#trace/index/index.ts';
import type { World } from '#trace/world.ts';
import { pathOrder } from '../ladder/flights.ts';
import { useIndex, usePresenting, useWorld } from '../store/hooks.ts';
import { castOf, type Cast } from '../stage/cast.ts';
import { DESK, WALL } from '../stage/metrics.ts';
import { programPicture } from '../stage/programs.ts';
import { Buffer } from '../stage/SocketPane.tsx';
import { socketPictures, type SocketPicture } from '../stage/sockets.ts';
import styles from './compare.module.css';

/** Lines of output that are shown: the newest. */
const LINES = 3;

export function Hosts() {
  const index = useIndex();
  const world = useWorld();
  const presenting = usePresenting();
  if (index === null || world === null) return <div className={styles.hosts} />;
  const cast = castOf(index.trace);
  const { hosts, links } = index.trace.header;
  const metrics = presenting ? WALL : DESK;
  const rows = {
    '--caption': `${metrics.caption}px`,
    '--strip': `${metrics.strip}px`,
    '--between': '6px',
    '--small': 'var(--text-xs)',
  } as CSSProperties;
  return (
    <div className={styles.hosts} style={rows} role="group" aria-label="hosts" tabIndex={0}>
      {pathOrder(hosts.length, links)
        .filter((host) => (cast.hosts[host]?.roles.length ?? 0) > 0)
        .map((host) => (
          <HostLines key={host} index={index} world={world} cast={cast} host={host} />
        ))}
    </div>
  );
}

function HostLines({
  index,
  world,
  cast,
  host,
}: {
  readonly index: TraceIndex;
  readonly world: World;
  readonly cast: Cast;
  readonly host: number;
}) {
  const name = index.trace.header.hosts[host]?.name ?? '';
  const entry = cast.hosts[host];
  const programs = (entry?.roles ?? []).map((role) => programPicture(index, world, cast, role));
  const sockets = useMemo(
    () =>
      entry === undefined ? [] : [...socketPictures(index.trace, world, cast, entry).values()].filter((socket) => socket.send !== null),
    [index, world, cast, entry],
  );
  const output = programs.flatMap((program) => program.output.slice(-LINES));
  return (
    <div className={styles.host} role="group" aria-label={name}>
      <h3 className={styles.hostName}>
        {name}
        <span className={styles.doing}>
          {programs.map((program) => `${program.state === 'waiting' ? '◔ ' : ''}${program.summary}`).join(' · ')}
        </span>
      </h3>
      {output.length > 0 && (
        <ol className={styles.output} aria-label={`printed on ${name}`}>
          {output.slice(-LINES).map((line, place) => (
            <li key={place}>{line.text === '' ? '\u00a0' : line.text}</li>
          ))}
        </ol>
      )}
      {sockets.slice(0, 2).map((socket) => (
        <SocketLines key={socket.socket} socket={socket} host={name} />
      ))}
      {sockets.length > 2 && <p className={styles.more}>and {sockets.length - 2} more connections</p>}
    </div>
  );
}

function SocketLines({ socket, host }: { readonly socket: SocketPicture; readonly host: string }) {
  if (socket.send === null || socket.receive === null) return null;
  return (
    <div className={styles.socket}>
      <p className={styles.socketName}>
        <span>{socket.where}</span>
        <span className={styles.state}>{socket.state}</span>
      </p>
      <Buffer buffer={socket.send} host={host} name={socket.name} focused={false} />
      <Buffer buffer={socket.receive} host={host} name={socket.name} focused={false} />
    </div>
  );
}
