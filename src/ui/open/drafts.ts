/** The draft of this page's visit: it outlives the page (going to the lab and back) and, where the browser lets it, a reload. */
import { create } from 'zustand';
import { formatDraft, parseDraft, type Draft } from './draft.ts';

const KEY = 'bytes-in-flight.draft';

function restored(): Draft {
  try {
    return parseDraft(sessionStorage.getItem(KEY));
  } catch {
    return parseDraft(null);
  }
}

export const useDraft = create<Draft>()(restored);

/** Called now and then while the person types, and before the page goes. */
export function keepDraft(): void {
  clearTimeout(waiting);
  try {
    sessionStorage.setItem(KEY, formatDraft(useDraft.getState()));
  } catch {
    // A page without storage works all the same; the draft then lives as long as the page does.
  }
}

/** Milliseconds without a key before the draft is written down: a large file is not written at every key. */
const REST = 250;
let waiting: ReturnType<typeof setTimeout> | undefined;

export function edit(change: Partial<Draft>): void {
  useDraft.setState(change);
  clearTimeout(waiting);
  waiting = setTimeout(keepDraft, REST);
}

addEventListener('pagehide', keepDraft);
