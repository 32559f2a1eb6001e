/** A system call as strace prints it, what it does, how long it took or waits, and the bytes it moved. */
import { minus, type Nanoseconds } from '#time/nanoseconds.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { functionName, threadName } from '#trace/names.ts';
import type { World } from '#trace/world.ts';
import { spanText, timeText } from '../wording/wording.ts';
import { callSentence, straceText } from './calls.ts';
import { Follow } from './Follow.tsx';
import { bytesOfCall } from './following.ts';
import styles from './inspector.module.css';
import { Title } from './PacketPart.tsx';
import { Waits } from './ThreadPart.tsx';
import { Why } from './Why.tsx';

export function CallPart({ index, world, call }: { readonly index: TraceIndex; readonly world: World; readonly call: number }) {
  const entry = index.calls[call];
  if (entry === undefined) return null;
  const name = functionName(entry.name);
  const { time } = world;
  if (entry.enteredAt > time)
    return (
      <>
        <Title title={name} note="not called yet" />
        <p className={styles.quiet}>{callSentence(entry.name)}</p>
      </>
    );
  const over = entry.returnedAt !== null && entry.returnedAt <= time;
  const view = world.threads.get(entry.thread)?.call;
  const argument = over ? entry.argument : view?.call === call ? view.argument : entry.argument;
  const range = bytesOfCall(index, call, world.events);
  return (
    <>
      <Title title={name} note={stateOf(entry.enteredAt, entry.blockedAt, over ? entry.returnedAt : null, time)} />
      <p className={styles.strace}>
        {straceText({ name: entry.name, argument, returned: over ? entry.returned : null, result: entry.result })}
      </p>
      <p>{callSentence(entry.name)}</p>
      <dl className={styles.facts}>
        <div>
          <dt>called by</dt>
          <dd>
            {threadName(index, entry.thread)}
            {entry.line > 0 ? `, line ${entry.line}` : ''}
          </dd>
        </div>
        <div>
          <dt>called at</dt>
          <dd>{timeText(entry.enteredAt)}</dd>
        </div>
        {over && entry.returnedAt !== null && (
          <div>
            <dt>took</dt>
            <dd>{spanText(minus(entry.returnedAt, entry.enteredAt))}</dd>
          </div>
        )}
      </dl>
      {!over && <Waits index={index} world={world} thread={entry.thread} />}
      {over && <Why index={index} event={entry.returned} title={entry.blockedAt === null ? 'Why did it return?' : 'Why did it go on?'} />}
      {range !== null && <Follow index={index} range={range} />}
    </>
  );
}

function stateOf(entered: Nanoseconds, blocked: Nanoseconds | null, returned: Nanoseconds | null, time: Nanoseconds): string {
  if (returned !== null) return `returned at ${timeText(returned)}`;
  if (blocked !== null && blocked <= time) return `◔ waiting for ${spanText(minus(time, blocked))}`;
  return `in the kernel since ${timeText(entered)}`;
}
