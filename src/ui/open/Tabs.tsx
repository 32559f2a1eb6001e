/** The two ways to bring something, as tabs: arrow keys go from one to the other. */
import type { KeyboardEvent } from 'react';
import { TABS, type Tab } from './draft.ts';
import styles from './open.module.css';

const TITLES: Readonly<Record<Tab, string>> = { programs: 'Two programs', file: 'Scenario file' };

export const tabId = (tab: Tab): string => `open-tab-${tab}`;
export const PANEL_ID = 'open-panel';

export function Tabs({ tab, onChoose }: { readonly tab: Tab; readonly onChoose: (tab: Tab) => void }) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length] ?? tab;
    onChoose(next);
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <div className={styles.tabs} role="tablist" aria-label="What you bring">
      {TABS.map((one) => (
        <button
          key={one}
          id={tabId(one)}
          type="button"
          role="tab"
          className={styles.tab}
          aria-selected={one === tab}
          aria-controls={PANEL_ID}
          tabIndex={one === tab ? 0 : -1}
          onClick={() => onChoose(one)}
          onKeyDown={onKeyDown}
        >
          {TITLES[one]}
        </button>
      ))}
    </div>
  );
}
