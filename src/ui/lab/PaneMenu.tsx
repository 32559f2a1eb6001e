/** Panes that open and close. What the person chooses is remembered; until then the beat decides. */
import { usePane } from '../store/hooks.ts';
import { openPane } from '../store/actions.ts';
import type { PaneName } from '../store/store.ts';
import { keyOf } from '../keys/keys.ts';
import type { Command } from '../keys/keys.ts';
import styles from './lab.module.css';

const SHOWN: readonly { readonly pane: PaneName; readonly text: string; readonly title: string; readonly command: Command }[] = [
  { pane: 'ladder', text: 'Ladder', title: 'The wire over time, between the hosts', command: 'pane-ladder' },
  { pane: 'inspector', text: 'Inspector', title: 'What is selected, in detail', command: 'pane-inspector' },
  { pane: 'lanes', text: 'Lanes', title: 'The timeline: a lane for each program, socket and link', command: 'pane-lanes' },
  { pane: 'charts', text: 'Charts', title: 'Windows, round trips and speed over time', command: 'pane-charts' },
  { pane: 'log', text: 'Log', title: 'Everything up to now, in words', command: 'pane-log' },
];

export function PaneMenu() {
  return (
    <div className={styles.panes} role="group" aria-label="Panes">
      {SHOWN.map((entry) => (
        <PaneToggle key={entry.pane} {...entry} />
      ))}
    </div>
  );
}

function PaneToggle({ pane, text, title, command }: (typeof SHOWN)[number]) {
  const open = usePane(pane);
  return (
    <button
      type="button"
      className={styles.pane}
      aria-pressed={open}
      title={`${title} (${keyOf(command) ?? ''})`}
      onClick={() => openPane(pane, !open)}
    >
      {text}
    </button>
  );
}
