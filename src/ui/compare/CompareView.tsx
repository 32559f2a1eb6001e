/** Two runs next to each other: what each is called, where they part and why, buffers outside, ladders in the middle on one scale. */
import { useEffect, useMemo, useState } from 'react';
import type { StoreApi } from 'zustand';
import { GALLERY } from '#library/gallery.ts';
import { compareWith } from '../store/actions.ts';
import { pointInto } from '../store/pointedAt.ts';
import { usePresenting } from '../store/hooks.ts';
import { labStore, StoreScope, useStore } from '../store/store.ts';
import type { LabState, Original } from '../store/store.ts';
import { SharedLook, useOwnLook } from '../ladder/look.ts';
import { LadderView } from '../ladder/LadderView.tsx';
import { grab } from '../player/player.ts';
import { timeText } from '../wording/wording.ts';
import { namesOfRuns, type BeforeAfter } from './names.ts';
import { explained, type Side } from './explained.ts';
import { Hosts } from './Hosts.tsx';
import { useSecondStore } from './secondStore.ts';
import styles from './compare.module.css';

export function CompareView() {
  const beside = useStore((s) => s.beside);
  return (
    <section className={styles.compare} aria-label="Compare">
      {beside === null ? <Nothing /> : <Two beside={beside} />}
    </section>
  );
}

/** With what: the run without changes, or a scenario of the gallery. */
function Choice() {
  const compare = useStore((s) => s.compare) ?? '';
  const name = useStore((s) => s.name);
  return (
    <label className={styles.choice}>
      <span className="visually-hidden">Compare with</span>
      <select
        value={compare}
        onChange={(event) => {
          compareWith(event.target.value);
          event.target.blur();
        }}
      >
        <option value="">As it is, without changes</option>
        {GALLERY.filter((entry) => entry.name !== name).map((entry) => (
          <option key={entry.name} value={entry.name}>
            {entry.title}
          </option>
        ))}
      </select>
    </label>
  );
}

function Nothing() {
  const waits = useStore((s) => s.compare !== '' || s.settings.size > 0);
  return (
    <div className={styles.nothing}>
      <p>
        {waits
          ? 'The other run is being computed.'
          : 'Nothing is changed yet. Drop a packet, change the wire or a computer with What if…, or choose another scenario: both runs then stand here side by side.'}
      </p>
      <Choice />
      <Back />
    </div>
  );
}

function Two({ beside }: { readonly beside: Original }) {
  const other = useSecondStore(beside);
  const look = useOwnLook();
  const names = useStore(namesOfRuns);
  // Whatever was pointed into last, the page's own run is pointed into again afterwards.
  useEffect(() => () => pointInto(labStore), [other]);
  return (
    <SharedLook.Provider value={look}>
      <Parting beside={beside} names={names} />
      <div className={styles.two}>
        <Run store={other} name={names.first} side="first" />
        <Run store={labStore} name={names.second} side="second" />
      </div>
    </SharedLook.Provider>
  );
}

/** One run in its half. Whatever is pointed at in it is pointed at in this run. */
function Run({ store, name, side }: { readonly store: StoreApi<LabState>; readonly name: string; readonly side: 'first' | 'second' }) {
  const into = (): void => pointInto(store);
  return (
    <StoreScope.Provider value={store}>
      <section
        className={styles.run}
        data-side={side}
        aria-label={name}
        onPointerOverCapture={into}
        onPointerDownCapture={into}
        onFocusCapture={into}
        onKeyDownCapture={into}
      >
        <h2 className={styles.name}>
          <span className={styles.mark} aria-hidden="true">
            {side === 'first' ? 'A' : 'B'}
          </span>
          {side === 'first' ? <Choice /> : name}
        </h2>
        <div className={styles.body}>
          <Hosts />
          <div className={styles.ladder}>
            <LadderView />
          </div>
        </div>
      </section>
    </StoreScope.Provider>
  );
}

function Parting({ beside, names }: { readonly beside: Original; readonly names: BeforeAfter }) {
  const trace = useStore((s) => s.trace);
  const events = useStore((s) => s.events);
  const presenting = usePresenting();
  const [chosen, setOpen] = useState<boolean | null>(null);
  const open = chosen ?? !presenting;
  const found = useMemo(() => (trace === null || events === 0 ? null : explained(beside.trace, trace)), [beside, trace, events]);
  if (found === null)
    return (
      <p className={styles.parting}>
        Both runs are the same, event by event. <Back />
      </p>
    );
  return (
    <div className={styles.parting} role="group" aria-label="Where the two part">
      <p className={styles.until}>
        {found.at > 0 ? (
          <>
            {found.programs ? 'Other programs. On the wire the same up to' : 'The same up to'} {timeText(found.at)}.{' '}
            <button type="button" className={styles.go} onClick={() => grab(found.at)}>
              ≠ Go there
            </button>
          </>
        ) : (
          'They differ from the beginning.'
        )}{' '}
        <button type="button" className={styles.go} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide why' : 'Why?'}
        </button>
        <Back />
      </p>
      {open && (
        <dl className={styles.sides}>
          <SideText mark="A" name={names.first} side={found.first} />
          <SideText mark="B" name={names.second} side={found.second} />
        </dl>
      )}
    </div>
  );
}

function Back() {
  return (
    <button type="button" className={styles.back} onClick={() => compareWith(null)}>
      Back to one run
    </button>
  );
}

function SideText({ mark, name, side }: { readonly mark: string; readonly name: string; readonly side: Side }) {
  return (
    <div>
      <dt title={name}>
        <span className={styles.mark}>{mark}</span>
        {side.at !== null && <span className={styles.when}>{timeText(side.at)}</span>}
      </dt>
      <dd>{side.sentence}</dd>
    </div>
  );
}
