/** Where Nagle's rule holds bytes: the way to see this run without it. Not offered where the program has the last word. */
import type { TraceIndex } from '#trace/index/index.ts';
import { attempt } from './attempt.ts';
import { withHostField } from './edit.ts';
import { setsItself } from './itself.ts';
import styles from './whatif.module.css';

export function TurnOff({ index, host }: { readonly index: TraceIndex; readonly host: number }) {
  if (setsItself(index, host, 'TCP_NODELAY') !== null) return null;
  return (
    <button type="button" className={styles.more} onClick={() => attempt((file) => withHostField(file, host, 'nodelay', true))}>
      What if Nagle’s rule were off here?
    </button>
  );
}
