/** One host as a cutaway card: its programs above the boundary, its sockets below, and the path a byte takes between them. */
import { useMemo, type CSSProperties } from 'react';
import type { TraceIndex } from '#trace/index/index.ts';
import type { World } from '#trace/world.ts';
import { horizon } from '#trace/eyes.ts';
import { NO_EVENT } from '#trace/events.ts';
import { Icon } from '../icons/Icon.tsx';
import { askWhatIf, openHost } from '../store/actions.ts';
import { useAsking, useEyes, usePresenting } from '../store/hooks.ts';
import { useStore } from '../store/store.ts';
import { addressText, timeText } from '../wording/wording.ts';
import type { Cast } from './cast.ts';
import { partsInFocus, placesInFocus } from './hosts.ts';
import { rowHeights, type Box, type CardLayout } from './layout.ts';
import type { Metrics } from './metrics.ts';
import { Orphans } from './Orphans.tsx';
import { Paths } from './Paths.tsx';
import { begunAt, standingIn } from './places.ts';
import { programPicture } from './programs.ts';
import { ProgramPane } from './ProgramPane.tsx';
import { SocketPane } from './SocketPane.tsx';
import { foldedInOrder, orphanPictures, socketPictures } from './sockets.ts';
import styles from './stage.module.css';
import { veilsOf, type SocketVeil } from './veils.ts';

export interface HostCardProps {
  readonly index: TraceIndex;
  readonly world: World;
  readonly cast: Cast;
  readonly layout: CardLayout;
  readonly focus: readonly string[];
  readonly metrics: Metrics;
  readonly foldable: boolean;
}

export function HostCard({ index, world, cast, layout, focus, metrics, foldable }: HostCardProps) {
  const { trace } = index;
  const eyes = useEyes();
  const asking = useAsking();
  const presenting = usePresenting();
  const veils = useMemo(() => veilsOf(index, world, eyes, layout.host), [index, world, eyes, layout.host]);
  const entry = trace.header.hosts[layout.host];
  const host = cast.hosts[layout.host];
  const folded = useMemo(() => layout.slots.flatMap((slot, at) => (slot.folded ? [at] : [])), [layout]);
  const pictures = useMemo(() => {
    if (host === undefined) return null;
    return {
      programs: (presenting ? placesInFocus(host, focus) : host.places).flatMap((place) => {
        const role = standingIn(
          place,
          begunAt(world.time, (process) => world.processes.has(process)),
        );
        return role === undefined ? [] : [programPicture(index, world, cast, role)];
      }),
      sockets: foldedInOrder(socketPictures(trace, world, cast, host), folded),
      orphans: orphanPictures(world, host.host),
    };
  }, [index, trace, world, cast, host, folded, presenting, focus]);
  if (entry === undefined || host === undefined || pictures === null) return null;
  const parts = partsInFocus(focus, entry.name);
  // What a question is about is told when it has been answered; code and output stay, the question is read in their light.
  const asked = asking && (parts.has('socket') || parts.has('queues'));
  const inCard = (box: Box): Box => ({ ...box, x: box.x - layout.box.x, y: box.y - layout.box.y });
  const shifted: CardLayout = {
    ...layout,
    header: inCard(layout.header),
    kernel: inCard(layout.kernel),
    orphans: layout.orphans === null ? null : inCard(layout.orphans),
    processes: layout.processes.map((one) => ({
      whole: inCard(one.whole),
      code: inCard(one.code),
      output: inCard(one.output),
      call: inCard(one.call),
    })),
    slots: layout.slots.map((slot) => ({ ...slot, whole: inCard(slot.whole) })),
  };
  return (
    <section
      className={styles.card}
      style={{ ...place(layout.box), ...rowsOf(layout, metrics) }}
      aria-label={`host ${entry.name}`}
      data-host={entry.name}
      data-fit={layout.slots[0]?.fit ?? 'roomy'}
    >
      <header className={styles.header} style={place(shifted.header)}>
        <h3 className={styles.hostName}>{entry.name}</h3>
        {eyes !== null && eyes !== layout.host && <span className={styles.seenBy}>{seenBy(index, world, eyes, layout.host)}</span>}
        <span className={styles.address}>{addressText(entry.address)}</span>
        <HostWhatIf host={layout.host} name={entry.name} />
        {foldable && (
          <button
            type="button"
            className={styles.fold}
            onClick={() => openHost(layout.host, false)}
            aria-label={`fold ${entry.name} to a chip`}
            title="fold to a chip"
          >
            –
          </button>
        )}
      </header>
      {pictures.programs.map((program, at) => {
        const boxes = shifted.processes[at];
        return boxes === undefined ? null : (
          <ProgramPane
            key={at}
            index={index}
            world={world}
            program={program}
            boxes={boxes}
            titled={host.roles.length > 1}
            parts={partsInFocus(focus, entry.name, program.role.program)}
            metrics={metrics}
            veil={veils.program(program.process)}
          />
        );
      })}
      {pictures.programs.length === 0 && shifted.processes[0] !== undefined && (
        <p className={styles.nobody} style={place(shifted.processes[0].whole)}>
          No program runs here: this host only passes packets on.
        </p>
      )}
      <div
        className={styles.kernel}
        style={place(shifted.kernel)}
        role="group"
        aria-label={`kernel of ${entry.name}${asked ? ', shown when you have answered' : ''}`}
        tabIndex={-1}
        data-asked={asked || undefined}
        inert={asked}
      >
        <Paths
          layout={shifted}
          sockets={pictures.sockets}
          programs={pictures.programs}
          metrics={metrics}
          quiet={eyes !== null && eyes !== layout.host}
        />
        {shifted.slots.map((slot, at) => {
          const socket = pictures.sockets.get(at);
          if (socket === undefined) return null;
          const box = { ...slot.whole, x: 0, y: slot.whole.y - shifted.kernel.y };
          return (
            <SocketPane
              key={socket.socket}
              trace={trace}
              socket={socket}
              box={box}
              fit={slot.fit}
              folded={slot.folded}
              buffers={slot.buffers}
              host={entry.name}
              parts={parts}
              veil={veiledToo(veils.socket(socket.socket), asking ? parts : NOTHING)}
            />
          );
        })}
        {shifted.orphans !== null && (
          <Orphans
            orphans={pictures.orphans}
            now={world.time}
            box={{ ...shifted.orphans, x: 0, y: shifted.orphans.y - shifted.kernel.y }}
          />
        )}
      </div>
    </section>
  );
}

/** What if this computer were set up differently? */
function HostWhatIf({ host, name }: { readonly host: number; readonly name: string }) {
  const presenting = usePresenting();
  const asked = useStore((s) => s.whatIf?.kind === 'host' && s.whatIf.host === host);
  if (presenting) return null;
  return (
    <button
      type="button"
      className={styles.ask}
      aria-pressed={asked}
      aria-label={`What if ${name} were set up differently?`}
      title={`What if ${name} were set up differently?`}
      onClick={() => askWhatIf(asked ? null : { kind: 'host', host })}
    >
      <Icon name="dials" size={16} />
    </button>
  );
}

const NOTHING: ReadonlySet<string> = new Set();
const veiledToo = (veil: SocketVeil, parts: ReadonlySet<string>): SocketVeil => ({
  socket: veil.socket,
  send: veil.send || parts.has('send'),
  receive: veil.receive || parts.has('receive'),
});

/** How fresh the news is that one host has of another. */
function seenBy(index: TraceIndex, world: World, eyes: number, host: number): string {
  const name = index.trace.header.hosts[eyes]?.name ?? '';
  const event = horizon(index, eyes, host, world.events);
  return event === NO_EVENT ? `unknown to ${name}` : `known up to ${timeText(index.trace.at(event))}`;
}

const place = (box: Box): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } => ({
  left: box.x,
  top: box.y,
  width: box.width,
  height: box.height,
});

/** Row heights of this card's slots, for the style sheet: the layout alone decides them. */
function rowsOf(layout: CardLayout, metrics: Metrics): CSSProperties {
  const rows = rowHeights(layout.slots[0]?.fit ?? 'roomy', metrics);
  return {
    '--caption': `${rows.caption}px`,
    '--strip': `${rows.strip}px`,
    '--between': `${rows.between}px`,
    '--below': `${rows.below}px`,
  } as CSSProperties;
}
