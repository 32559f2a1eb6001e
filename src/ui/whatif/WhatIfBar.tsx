/** What has been changed: a chip for each change, where the run goes another way, and the ways back. */
import { useMemo } from 'react';
import type { Json } from '#scenario/difference.ts';
import { resolveScenario } from '#scenario/resolve.ts';
import { compareWith } from '../store/actions.ts';
import { useIndex } from '../store/hooks.ts';
import { useStore } from '../store/store.ts';
import { keyOf } from '../keys/keys.ts';
import { grab } from '../player/player.ts';
import { changeTo } from '../router/changes.ts';
import { redo, undo } from '../router/history.ts';
import { timeText } from '../wording/wording.ts';
import { chipsOf, type Chip } from './chips.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { partingOf } from './parting.ts';
import styles from './bar.module.css';

export function WhatIfBar() {
  const plain = useStore((s) => s.plain);
  const source = useStore((s) => s.source) as Json;
  const settings = useStore((s) => s.settings);
  const undoable = useStore((s) => s.undoable);
  const redoable = useStore((s) => s.redoable);
  const comparing = useStore((s) => s.compare !== null);
  const index = useIndex();
  const done = useStore((s) => s.status === 'done');
  const keep = useKeptFocus();
  const before = useMemo(() => (plain === null ? null : resolveScenario(plain)), [plain]);
  const chips = useMemo(
    () =>
      plain === null || before === null || !('scenario' in before)
        ? []
        : chipsOf({ plain, before: before.scenario, file: source, settings }, done ? index : null),
    [plain, before, source, settings, done, index],
  );
  return (
    <section ref={keep} className={styles.bar} aria-label="What has been changed">
      <span className={styles.lead}>{chips.length === 0 ? 'Nothing is changed.' : 'What if'}</span>
      {chips.length > 0 && (
        <ul className={styles.chips}>
          {chips.map((chip) => (
            <ChipItem key={chip.id} chip={chip} />
          ))}
        </ul>
      )}
      {!comparing && <Parted />}
      <div className={styles.ways}>
        {chips.length > 0 && !comparing && (
          <button
            type="button"
            className={styles.way}
            title={`Both runs side by side (${keyOf('compare') ?? ''})`}
            onClick={() => compareWith('')}
          >
            Compare
          </button>
        )}
        <BarButton text="Undo" command="undo" off={undoable === 0} onPress={undo} />
        <BarButton text="Redo" command="redo" off={redoable === 0} onPress={redo} />
        {chips.length > 0 && (
          <button type="button" className={styles.way} title="Takes back every change" onClick={() => changeTo(new Map())}>
            Back to the original
          </button>
        )}
      </div>
    </section>
  );
}

function ChipItem({ chip }: { readonly chip: Chip }) {
  return (
    <li className={styles.chip} data-vain={chip.note !== '' || undefined}>
      <span>
        {chip.text}
        {chip.note !== '' && <span className={styles.note}>{` · ${chip.note}`}</span>}
      </span>
      <button
        type="button"
        className={styles.remove}
        aria-label={`Take back: ${chip.text}`}
        title="Take it back"
        onClick={() => changeTo(chip.without)}
      >
        <span aria-hidden="true">✕</span>
      </button>
    </li>
  );
}

/** Where the two runs first differ: said, and the way there. */
function Parted() {
  const parting = useStore(partingOf);
  return (
    <span className={styles.parted} role="status">
      {parting.kind === 'same' && 'It makes no difference: this run is the same to the end.'}
      {parting.kind === 'parted' && (
        <button type="button" className={styles.way} title="Go to where the two runs part" onClick={() => grab(parting.divergence.at)}>
          <span aria-hidden="true">≠ </span>From {timeText(parting.divergence.at)} on, this run goes another way
        </button>
      )}
    </span>
  );
}

function BarButton({
  text,
  command,
  off,
  onPress,
}: {
  readonly text: string;
  readonly command: 'undo' | 'redo';
  readonly off: boolean;
  readonly onPress: () => void;
}) {
  return (
    <button
      type="button"
      className={styles.way}
      title={`${text} (${keyOf(command) ?? ''})`}
      aria-disabled={off || undefined}
      onClick={() => {
        if (!off) onPress();
      }}
    >
      {text}
    </button>
  );
}
