/** The story pane: where we are, what happens here in plain words, what is waiting and why, and what comes next. */
import { useEffect, useRef } from 'react';
import { useAsking, useBeat, useScenario, useTrace } from '../store/hooks.ts';
import { useStore } from '../store/store.ts';
import { beatsOf } from '../store/beats.ts';
import type { PlacedBeat } from '../store/beats.ts';
import { filledText } from '../store/story.ts';
import { goToBeat, stepBeat } from '../player/player.ts';
import { keyOf } from '../keys/keys.ts';
import { RichText } from './RichText.tsx';
import { Ask } from './Ask.tsx';
import { Onward } from './Onward.tsx';
import { Waiting } from './Waiting.tsx';
import styles from './story.module.css';

export function Story() {
  const beat = useBeat();
  const asking = useAsking();
  const scenario = useScenario();
  const beats = useStore(beatsOf);
  const status = useStore((s) => s.status);
  const presenting = useStore((s) => s.presenting);
  const changed = useStore((s) => s.settings.size > 0);
  const scroller = useRef<HTMLElement>(null);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [beat?.number]);
  if (scenario === null) return <section className={styles.story} aria-label="Story" />;
  if (beat === null || beats === null) {
    return (
      <section className={styles.story} aria-label="Story">
        <h2 className={styles.title}>{scenario.title}</h2>
        <div className={styles.text}>
          <RichText source={scenario.about} />
        </div>
        <Waiting />
      </section>
    );
  }
  const place = beats.placed.indexOf(beat);
  const next = beats.placed[place + 1];
  return (
    <section ref={scroller} className={styles.story} aria-label="Story">
      <div className={styles.top}>
        <p className={styles.count}>
          Beat {place + 1} of {beats.placed.length}
        </p>
        <h2 className={styles.title}>{beat.beat.title}</h2>
      </div>
      {changed && (
        <p className={styles.changed}>You changed this run. The story tells of the original; its numbers are those of your run.</p>
      )}
      {beat.beat.ask !== null && <Ask key={beat.number} beat={beat} />}
      {!asking && <BeatText beat={beat} />}
      {!asking && <Waiting />}
      <Progress place={place} />
      {!asking &&
        (next === undefined ? (
          <Onward />
        ) : (
          <p className={styles.next}>
            <button
              type="button"
              className={styles.nextButton}
              title={`Next beat (${keyOf('beat-next') ?? ''})`}
              onClick={() => stepBeat(1)}
            >
              Next: {next.beat.title}
            </button>
          </p>
        ))}
      {place === 0 && (
        <p className={styles.hint}>
          <kbd>Space</kbd> plays, <kbd>→</kbd> steps on, <kbd>?</kbd> shows all keys.
        </p>
      )}
      {status === 'done' &&
        !presenting &&
        beats.skipped.map((one) => (
          <p key={one.beat.title} className={styles.skipped}>
            “{one.beat.title}” is left out: {one.problem}
          </p>
        ))}
    </section>
  );
}

function BeatText({ beat }: { readonly beat: PlacedBeat }) {
  const trace = useTrace();
  if (trace === null) return null;
  return (
    <div className={styles.text}>
      <RichText source={filledText(trace, beat, beat.beat.text)} />
    </div>
  );
}

/** One dash per beat: seen, here, to come. Each is a way there. */
function Progress({ place }: { readonly place: number }) {
  const beats = useStore(beatsOf);
  if (beats === null) return null;
  return (
    <ol className={styles.dashes} aria-label="Beats">
      {beats.placed.map((beat, number) => (
        <li key={beat.number}>
          <button
            type="button"
            className={styles.dash}
            data-state={number < place ? 'seen' : number === place ? 'here' : 'ahead'}
            aria-current={number === place ? 'step' : undefined}
            aria-label={`Beat ${number + 1}: ${beat.beat.title}`}
            title={`${number + 1}. ${beat.beat.title}`}
            onClick={() => goToBeat(number)}
          />
        </li>
      ))}
    </ol>
  );
}
