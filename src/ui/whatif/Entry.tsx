/** The parts of What if as the lab mounts them: loaded when they are first wanted, so that a page where nothing is changed does not carry them. */
import { lazy, Suspense } from 'react';
import { useStore } from '../store/store.ts';
import { Button } from '../controls/Button.tsx';
import { keyOf } from '../keys/keys.ts';
import { Pending } from '../shell/Pending.tsx';
import { toggleWhatIf } from './opening.ts';

const Panel = lazy(() => import('./WhatIfPanel.tsx').then((module) => ({ default: module.WhatIfPanel })));
const Bar = lazy(() => import('./WhatIfBar.tsx').then((module) => ({ default: module.WhatIfBar })));

export function WhatIfButton() {
  const open = useStore((s) => s.whatIf !== null);
  return (
    <Button
      label="What if this packet, this wire or this computer were different?"
      text="What if…"
      keyName={keyOf('what-if')}
      expanded={open}
      onPress={toggleWhatIf}
    />
  );
}

/** The panel, while it is open. */
export function WhatIf() {
  const subject = useStore((s) => s.whatIf);
  return subject === null ? null : (
    <Suspense fallback={<Pending />}>
      <Panel subject={subject} />
    </Suspense>
  );
}

/** The bar of changes, where there are some or there is something to undo. */
export function Changes() {
  const shown = useStore((s) => s.settings.size > 0 || s.undoable > 0 || s.redoable > 0);
  return shown ? (
    <Suspense fallback={<Pending />}>
      <Bar />
    </Suspense>
  ) : null;
}
