/** A thread: what it does, or what it waits for, why, and what will end that. With one host's eyes, only what that host can know. */
import { NO_EVENT } from '#trace/events.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { threadName } from '#trace/names.ts';
import { whyWaiting } from '#trace/waiting.ts';
import { lineAt } from '#trace/index/steps.ts';
import type { World } from '#trace/world.ts';
import { useEyes } from '../store/hooks.ts';
import { timeText } from '../wording/wording.ts';
import styles from './inspector.module.css';
import { CallStack } from './CallStack.tsx';
import { Title } from './PacketPart.tsx';
import { useFrames } from './useFrames.ts';
import { Why } from './Why.tsx';

export function ThreadPart({ index, world, thread }: { readonly index: TraceIndex; readonly world: World; readonly thread: number }) {
  const view = world.threads.get(thread);
  const frames = useFrames(view === undefined ? -1 : thread, world.time);
  const name = threadName(index, thread);
  if (view === undefined) return <Title title={name} note="not started yet" />;
  const line = lineAt(index, thread, world.time)?.line ?? 0;
  const note =
    view.state === 'exited'
      ? 'ended'
      : view.state === 'blocked'
        ? '◔ waiting'
        : view.state === 'ready'
          ? '◔ waits for its turn'
          : `runs${line > 0 ? ` line ${line}` : ''}`;
  return (
    <>
      <Title title={name} note={note} />
      <Waits index={index} world={world} thread={thread} />
      <CallStack index={index} frames={frames} />
    </>
  );
}

/** Why a thread waits: nothing where it does not. */
export function Waits({ index, world, thread }: { readonly index: TraceIndex; readonly world: World; readonly thread: number }) {
  const eyes = useEyes();
  const waiting = whyWaiting(index, world, thread);
  if (waiting === null) return null;
  const own = index.processes[index.threads[thread]?.process ?? -1]?.host ?? -1;
  const elsewhere = waiting.elsewhere.filter((one) => eyes === null || one.host === eyes);
  return (
    <section className={styles.callout} aria-label="Why does it wait?">
      <h4>Why does it wait?</h4>
      <p>
        {waiting.sentence} Since {timeText(waiting.since)}.
      </p>
      <p>{waiting.ends}</p>
      {elsewhere.length > 0 && (
        <>
          <h5>{eyes === null ? 'What it cannot see' : own === eyes ? 'What its host knows' : 'What this host knows'}</h5>
          <ul>
            {elsewhere.map((one) => (
              <li key={one.sentence}>{one.sentence}</li>
            ))}
          </ul>
        </>
      )}
      {waiting.decision !== NO_EVENT && eyes === null && <Why index={index} event={waiting.decision} title="Why are they held?" />}
    </section>
  );
}
