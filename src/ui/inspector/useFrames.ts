/**
 * The call stack of a thread at the instant shown. The trace does not hold it; the worker runs up to there again and tells (DESIGN 4, inspect).
 * One question at a time: while somebody drags, only the latest instant is asked for. Nothing is asked while the clock runs.
 */
import { useEffect, useState } from 'react';
import type { FrameView } from '#simulation/client.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { inspect } from '../store/simulation.ts';
import { useStore } from '../store/store.ts';

export type { FrameView };

interface Question {
  readonly thread: number;
  readonly time: Nanoseconds;
  readonly answer: (frames: readonly FrameView[]) => void;
}

const NONE: readonly FrameView[] = [];

/** Questions nobody has asked yet; a view that moves on takes its own back. */
const waiting = new Set<Question>();
let asking = false;

async function askOn(): Promise<void> {
  if (asking) return;
  asking = true;
  for (const question of waiting) {
    waiting.delete(question);
    // A worker that was replaced meanwhile knows nothing: no stack is shown then.
    const frames = await inspect(question.thread, question.time).catch(() => NONE);
    question.answer(frames);
  }
  asking = false;
}

/** Frames, innermost last; empty until they are known, while the clock runs, and where there are none. `thread` -1 asks for nothing. */
export function useFrames(thread: number, time: Nanoseconds): readonly FrameView[] {
  const playing = useStore((state) => state.playing);
  const trace = useStore((state) => state.trace);
  const [known, setKnown] = useState<{ readonly thread: number; readonly time: Nanoseconds; readonly frames: readonly FrameView[] } | null>(
    null,
  );
  useEffect(() => {
    if (playing || thread < 0 || trace === null) return undefined;
    let wanted = true;
    const question: Question = {
      thread,
      time,
      answer: (frames) => {
        if (wanted) setKnown({ thread, time, frames });
      },
    };
    waiting.add(question);
    void askOn();
    return () => {
      wanted = false;
      waiting.delete(question);
    };
  }, [thread, time, playing, trace]);
  return known !== null && known.thread === thread && known.time === time ? known.frames : NONE;
}
