/** The row of controls under the stage: start, back, play, on, end; the instant; the size of a step; the speed. */
import { fineTimeText } from './readout.ts';
import { timeText } from '../wording/wording.ts';
import { useBeat, useScenario, useTime, useTrace } from '../store/hooks.ts';
import { useStore } from '../store/store.ts';
import type { StepSize } from '../store/store.ts';
import { setSlowness, setStep, stopAtEachBeat } from '../store/actions.ts';
import { Button } from '../controls/Button.tsx';
import { Choice } from '../controls/Choice.tsx';
import { Icon } from '../icons/Icon.tsx';
import { keyOf } from '../keys/keys.ts';
import { useKeyboardBack } from '../keys/useKeyboardBack.ts';
import { countText, spanText } from '../wording/wording.ts';
import { goToEnd, goToStart, stepBy, togglePlaying } from './player.ts';
import { baseSlowness } from './speed.ts';
import styles from './player.module.css';

const STEP_WORDS: Readonly<Record<StepSize, string>> = { beat: 'beat', packet: 'packet', call: 'system call', line: 'line' };

export function Player() {
  const playing = useStore((s) => s.playing);
  const step = useStore((s) => s.step);
  const stopAtBeats = useStore((s) => s.stopAtBeats);
  const beat = useBeat();
  const trace = useTrace();
  const story = useScenario()?.story.length ?? 0;
  const sizes: readonly StepSize[] = story > 0 ? ['beat', 'packet', 'call', 'line'] : ['packet', 'call', 'line'];
  const word = STEP_WORDS[step];
  return (
    <div ref={useKeyboardBack()} className={styles.player} role="group" aria-label="Player">
      <div className={styles.buttons}>
        <span className={styles.far}>
          <Button label="To the start" icon={<Icon name="first" size={18} />} keyName={keyOf('start')} onPress={goToStart} />
        </span>
        <Button
          label={`One ${word} back`}
          icon={<Icon name="previous" size={18} />}
          keyName={keyOf('back')}
          onPress={() => stepBy(-1, step)}
        />
        <span className={styles.play}>
          <Button
            label={playing ? 'Pause' : 'Play'}
            text={playing ? 'Pause' : 'Play'}
            icon={<Icon name={playing ? 'pause' : 'play'} size={16} />}
            look="solid"
            keyName={keyOf('play')}
            onPress={togglePlaying}
            disabled={trace === null}
          />
        </span>
        <Button label={`One ${word} on`} icon={<Icon name="next" size={18} />} keyName={keyOf('forward')} onPress={() => stepBy(1, step)} />
        <span className={styles.far}>
          <Button label="To the end" icon={<Icon name="last" size={18} />} keyName={keyOf('end')} onPress={goToEnd} />
        </span>
      </div>
      <TimeReadout />
      <Computing />
      <div className={styles.step}>
        <Choice label="step by" value={step} onChoose={setStep} options={sizes.map((value) => ({ value, text: STEP_WORDS[value] }))} />
      </div>
      <label className={styles.stepMenu}>
        <span className="visually-hidden">step by</span>
        <select
          value={step}
          onChange={(event) => {
            const chosen = sizes.find((size) => size === event.target.value);
            if (chosen !== undefined) setStep(chosen);
            event.target.blur();
          }}
        >
          {sizes.map((size) => (
            <option key={size} value={size}>
              {STEP_WORDS[size]}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.right}>
        {beat !== null && (
          <label className={styles.check}>
            <input type="checkbox" checked={stopAtBeats} onChange={(event) => stopAtEachBeat(event.target.checked)} />
            <span>stop at each beat</span>
          </label>
        )}
        <Speed />
      </div>
    </div>
  );
}

/** With microseconds where the steps are that small: else ten steps would show one number. */
function TimeReadout() {
  const time = useTime();
  const fine = useStore((s) => s.step === 'line' || s.step === 'call');
  return (
    <output className={styles.time} aria-label="Instant shown" aria-live="off">
      {fine ? fineTimeText(time) : timeText(time)}
    </output>
  );
}

/** While the run is still being computed: how far it is. Appears only when that takes a while. */
function Computing() {
  const running = useStore((s) => s.status === 'running');
  const reached = useStore((s) => s.reached);
  const end = useScenario()?.end;
  if (!running || end === undefined) return null;
  return (
    <span className={styles.computing}>
      <progress value={reached} max={end} aria-label="Computing the run" />
      <span>
        {spanText(reached)} of {spanText(end)} computed
      </span>
    </span>
  );
}

const FACTORS = [
  { value: '0.5', text: '½×' },
  { value: '1', text: '1×' },
  { value: '2', text: '2×' },
] as const;

function Speed() {
  const trace = useTrace();
  const slowness = useStore((s) => s.slowness);
  const base = trace === null ? 100 : baseSlowness(trace);
  const factor = FACTORS.find((option) => base / Number(option.value) === slowness)?.value ?? '1';
  const words = slowness === 1 ? 'as fast as life' : slowness < 1 ? `${countText(1 / slowness)}× faster` : `${countText(slowness)}× slower`;
  return (
    <div className={styles.speed}>
      <span className={styles.words}>{words}</span>
      <Choice
        label="speed"
        showLabel={false}
        value={factor}
        onChoose={(value) => setSlowness(base / Number(value))}
        options={FACTORS.map((option) => ({ ...option, title: `${countText(base / Number(option.value))} times slower than life` }))}
      />
    </div>
  );
}
