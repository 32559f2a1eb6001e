/**
 * Gives the keyboard back to the page after a control of this group was used with a pointer: who clicks "packet" and then presses an
 * arrow key means a step, not the next radio button. Who came by keyboard (a click without a count) keeps the focus where it is.
 */
import { useCallback } from 'react';
import { nextFrame } from '../player/frames.ts';

/** A ref for the group. */
export function useKeyboardBack(): (group: HTMLElement | null) => (() => void) | undefined {
  return useCallback((group: HTMLElement | null) => {
    if (group === null) return undefined;
    const onClick = (event: MouseEvent): void => {
      if (event.detail === 0) return;
      nextFrame(() => {
        const focused = document.activeElement;
        // A menu that is open keeps what it needs.
        if (focused instanceof HTMLElement && group.contains(focused) && !(focused instanceof HTMLSelectElement)) focused.blur();
      });
    };
    group.addEventListener('click', onClick);
    return () => group.removeEventListener('click', onClick);
  }, []);
}
