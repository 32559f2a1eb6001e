/** What the person prefers, kept from visit to visit: theme, shortcuts, stopping at beats. And the looks put on the document, where CSS reads them. */
import { useStore } from '../store/store.ts';
import type { LabState } from '../store/store.ts';
import { forgetTokens } from '../base/tokens.ts';

const KEY = 'bytes-in-flight';
type Preferences = Partial<Pick<LabState, 'theme' | 'singleKeys' | 'stopAtBeats' | 'keptPanes'>>;

function read(): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const { theme, singleKeys, stopAtBeats, keptPanes } = kept as Record<string, unknown>;
    return {
      ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
      ...(typeof singleKeys === 'boolean' ? { singleKeys } : {}),
      ...(typeof stopAtBeats === 'boolean' ? { stopAtBeats } : {}),
      ...(typeof keptPanes === 'object' && keptPanes !== null
        ? { keptPanes: Object.fromEntries(Object.entries(keptPanes).filter(([, open]) => typeof open === 'boolean')) }
        : {}),
    };
  } catch {
    return {};
  }
}

function keep(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // A page without storage (private window, file://) works all the same; it only forgets.
  }
}

/** Puts the looks on the root element. */
function dress(state: LabState): void {
  const root = document.documentElement;
  root.dataset['theme'] = state.theme;
  if (state.presenting) root.dataset['presenting'] = '';
  else delete root.dataset['presenting'];
  forgetTokens();
}

/** Call once, before the first render. Without a choice of theme the system's counts. */
export function restorePreferences(): void {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  useStore.setState({ theme: system, ...read() });
  dress(useStore.getState());
  useStore.subscribe((now, before) => {
    if (now.theme !== before.theme || now.presenting !== before.presenting) dress(now);
    if (
      now.theme !== before.theme ||
      now.singleKeys !== before.singleKeys ||
      now.stopAtBeats !== before.stopAtBeats ||
      now.keptPanes !== before.keptPanes
    ) {
      keep({ theme: now.theme, singleKeys: now.singleKeys, stopAtBeats: now.stopAtBeats, keptPanes: now.keptPanes });
    }
  });
}

export const prefersReducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
