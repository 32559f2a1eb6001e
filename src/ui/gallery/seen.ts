/** Which stories this person has seen to their end: kept in the browser only, marked on the cards, and what comes next follows from it. */
import { useSyncExternalStore } from 'react';
import type { GalleryEntry } from '#library/gallery.ts';

const KEY = 'bytes-in-flight-seen';
const listeners = new Set<() => void>();
let seen: ReadonlySet<string> | null = null;

/** Names that are kept, whatever else stands there. */
export function readSeen(text: string | null): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : []);
  } catch {
    return new Set();
  }
}

function current(): ReadonlySet<string> {
  if (seen === null) {
    try {
      seen = readSeen(localStorage.getItem(KEY));
    } catch {
      seen = new Set();
    }
  }
  return seen;
}

/** Call when the last beat of a gallery scenario is on the screen. */
export function markSeen(name: string): void {
  if (current().has(name)) return;
  seen = new Set([...current(), name]);
  try {
    localStorage.setItem(KEY, JSON.stringify([...seen]));
  } catch {
    // A page without storage forgets when it is closed; until then it knows.
  }
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export const useSeen = (): ReadonlySet<string> => useSyncExternalStore(subscribe, current);

/** The first scenario that has not been seen to its end; null when all have. */
export const nextToSee = (gallery: readonly GalleryEntry[], known: ReadonlySet<string>): GalleryEntry | null =>
  gallery.find((entry) => !known.has(entry.name)) ?? null;
