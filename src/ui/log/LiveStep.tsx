/** Tells a screen reader where a step has led: the instant and the last thing that happened. Silent while playing. */
import { useTrace, useWorld } from '../store/hooks.ts';
import { useStore } from '../store/store.ts';
import { logUpTo } from '../store/words.ts';
import { timeText } from '../wording/wording.ts';

export function LiveStep() {
  const trace = useTrace();
  const world = useWorld();
  const playing = useStore((s) => s.playing);
  const last = trace === null || world === null || playing ? undefined : logUpTo(trace, world.events).at(-1);
  return (
    <p className="visually-hidden" aria-live="polite">
      {last === undefined || world === null ? '' : `${timeText(world.time)}. ${last.where}: ${last.sentence}`}
    </p>
  );
}
