/** On a packet: drop it, delay it, duplicate it, corrupt it; or take back what was done to it. */
import { useState } from 'react';
import type { Json } from '#scenario/difference.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { useStore } from '../store/store.ts';
import { attempt } from './attempt.ts';
import { withFault, withoutFault, type FaultAction } from './edit.ts';
import { packetCase, type PacketFault } from './packet.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { ValueField } from './ValueField.tsx';
import { valueText } from './words.ts';
import styles from './whatif.module.css';

const WORDS: Readonly<Record<FaultAction, { readonly text: string; readonly title: string; readonly done: string }>> = {
  drop: { text: 'Drop it', title: 'The wire loses this packet', done: 'is dropped' },
  delay: { text: 'Delay it…', title: 'This packet takes longer than the others', done: 'is delayed' },
  duplicate: { text: 'Duplicate it', title: 'This packet arrives twice', done: 'is duplicated' },
  corrupt: { text: 'Corrupt it', title: 'A bit of this packet is flipped on the way', done: 'is corrupted' },
  mark: { text: 'Mark it', title: 'A queue says with ECN that it grows', done: 'is marked with ECN' },
};
const DELAYS = ['10ms', '50ms', '200ms', '1s'];

export function PacketWhatIf({ index, packet }: { readonly index: TraceIndex; readonly packet: number }) {
  const source = useStore((s) => s.source) as Json;
  const plain = useStore((s) => s.plain);
  const [choosing, setChoosing] = useState(false);
  const keep = useKeptFocus();
  if (plain === null) return null;
  const told = packetCase(index, packet, source, plain);
  if (told.kind === 'none') return <p className={styles.quiet}>{told.sentence}</p>;
  const done = new Set(told.faults.map((fault) => fault.action));
  // What never arrives cannot be late, doubled or damaged.
  const open = done.has('drop') ? [] : (['drop', 'delay', 'duplicate', 'corrupt'] as const).filter((action) => !done.has(action));
  const act = (action: FaultAction, by?: string): string | null => attempt((file) => withFault(file, told.faultFor(action, by)));
  const delayed = told.faults.find((fault) => fault.action === 'delay');
  return (
    <section ref={keep} className={styles.packet} aria-label="What if this packet …">
      {told.copy && (
        <p className={styles.quiet}>This is a copy, made on the wire. What is done here is done to the packet it was made from.</p>
      )}
      {told.faults.map((fault) => (
        <Done key={`${fault.what}${fault.nth}${fault.action}`} fault={fault} />
      ))}
      {open.length > 0 && (
        <div className={styles.buttons}>
          {open.map((action) => (
            <button
              key={action}
              type="button"
              className={styles.action}
              title={WORDS[action].title}
              aria-expanded={action === 'delay' ? choosing : undefined}
              onClick={() => (action === 'delay' ? setChoosing(!choosing) : act(action))}
            >
              {WORDS[action].text}
            </button>
          ))}
        </div>
      )}
      {((choosing && open.includes('delay')) || delayed !== undefined) && !done.has('drop') && (
        <ValueField
          label="Delay it by"
          value={delayed?.by ?? ''}
          shown={delayed?.by === undefined ? '' : valueText('delay', delayed.by)}
          presets={DELAYS.map((value) => ({ value, text: valueText('delay', value), title: '' }))}
          onCommit={(typed) => delayBy(typed, (by) => act('delay', by))}
        />
      )}
    </section>
  );
}

/** The schema judges the duration; its path is that of the last fault, so its sentence is cut free of it. */
function delayBy(typed: string, act: (by: string) => string | null): string | null {
  const by = typed.replaceAll(/\s+/g, '').replace('µ', 'u');
  if (by === '') return 'say by how much, like 80ms';
  return act(by)?.replace(/^faults\[\d+\]\.by: /, '') ?? null;
}

function Done({ fault }: { readonly fault: PacketFault }) {
  return (
    <p className={styles.done} data-action={fault.action}>
      <span>
        {fault.action === 'drop' && <span aria-hidden="true">✕ </span>}
        This packet {WORDS[fault.action].done}
        {fault.by === undefined ? '' : ` by ${valueText('delay', fault.by)}`}
        {fault.own ? ', as the scenario has it.' : '.'}
      </span>
      <button type="button" className={styles.action} onClick={() => attempt((file) => withoutFault(file, fault))}>
        Take it back
      </button>
    </p>
  );
}
