/** Everything that has happened up to now, in words and in order: the equal of all pictures for whoever reads or listens. */
import { useEffect, useRef } from 'react';
import { millisecondText } from '../wording/wording.ts';
import { useSelection, useToldUntil, useTrace, useWorld } from '../store/hooks.ts';
import { select } from '../store/actions.ts';
import { grab } from '../player/player.ts';
import { selectEvent } from '../store/pointed.ts';
import { indexOf } from '../store/trace.ts';
import { logUpTo } from '../store/words.ts';
import styles from './log.module.css';

export function Log() {
  const trace = useTrace();
  const world = useWorld();
  const selection = useSelection();
  const scroller = useRef<HTMLElement>(null);
  const told = useToldUntil();
  const lines = trace === null || world === null ? [] : logUpTo(trace, world.events).filter((line) => told === null || line.at <= told);
  // Keeps the newest line in view, and moves nothing but this list.
  useEffect(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [lines.length]);
  return (
    <section ref={scroller} className={styles.log} aria-label="Log">
      <h2 className={styles.title}>What has happened</h2>
      {lines.length === 0 && <p className={styles.none}>Nothing yet.</p>}
      <ol className={styles.list}>
        {lines.map((line, place) => (
          <li key={line.event} data-lit={(selection?.kind === 'event' && selection.event === line.event) || undefined}>
            <button
              type="button"
              className={styles.line}
              aria-current={place === lines.length - 1 ? 'step' : undefined}
              onClick={() => {
                if (trace === null) return;
                grab(line.at);
                select(selectEvent(indexOf(trace), line.event));
              }}
            >
              <span className={styles.time}>{millisecondText(line.at)}</span>
              <span className={styles.where}>{line.where}</span>
              <span>{line.sentence}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
