/**
 * One tab stop for a group of buttons; arrow keys, Home and End move inside (WAI-ARIA: roving tabindex).
 * Members carry data-rove with their place. Keys that were used here do not reach the page's shortcuts.
 */
import { useState, type KeyboardEvent } from 'react';

export interface Roving {
  /** The place that has the tab stop. */
  readonly active: number;
  readonly tabIndexOf: (place: number) => 0 | -1;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement | SVGElement>) => void;
  readonly onFocusPlace: (place: number) => void;
}

/** `count` members, places 0 to count - 1. `axis`: which arrow keys move. */
export function useRoving(count: number, axis: 'horizontal' | 'vertical' | 'both' = 'both'): Roving {
  const [wanted, setWanted] = useState(0);
  const active = Math.max(0, Math.min(wanted, count - 1));
  return {
    active,
    tabIndexOf: (place) => (place === active ? 0 : -1),
    onFocusPlace: setWanted,
    onKeyDown: (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const from = event.target instanceof Element ? event.target.closest('[data-rove]') : null;
      if (from === null) return;
      const place = Number(from.getAttribute('data-rove'));
      const next = nextPlace(event.key, place, count, axis);
      if (next === null) return;
      event.preventDefault();
      event.stopPropagation();
      setWanted(next);
      const member = event.currentTarget.querySelector(`[data-rove="${next}"]`);
      if (member instanceof HTMLElement || member instanceof SVGElement) member.focus();
    },
  };
}

/** Where an arrow key leads from a place; null for any other key. */
export function nextPlace(key: string, place: number, count: number, axis: 'horizontal' | 'vertical' | 'both'): number | null {
  const across = axis !== 'vertical';
  const down = axis !== 'horizontal';
  if ((key === 'ArrowRight' && across) || (key === 'ArrowDown' && down)) return Math.min(count - 1, place + 1);
  if ((key === 'ArrowLeft' && across) || (key === 'ArrowUp' && down)) return Math.max(0, place - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}
