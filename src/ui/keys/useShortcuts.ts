/** Listens for shortcuts and carries them out. None while an editor, a field or a terminal has the focus; Escape leaves it. */
import { useEffect } from 'react';
import type { Place } from '../router/place.ts';
import { useStore } from '../store/store.ts';
import { commandFor } from './keys.ts';
import { carryOut } from './commands.ts';

export function useShortcuts(place: Place): void {
  const where = place.kind === 'lab' ? 'lab' : 'other';
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : null;
      if (takesText(target)) {
        if (event.key === 'Escape' && target instanceof HTMLElement) target.blur();
        return;
      }
      // An open dialog has the keyboard for itself.
      if (isWithin(target, 'dialog')) return;
      // What has the focus uses these keys itself: buttons and links take space and Enter, radios and sliders the arrows.
      if (event.key === ' ' && isWithin(target, 'button, a, summary, input, [role="button"], [role="tab"]')) return;
      if (
        /^(Arrow|Home|End|Page)/.test(event.key) &&
        isWithin(target, 'input:not([type="checkbox"]), select, [role="slider"], [role="tablist"], [role="radiogroup"], [data-own-keys]')
      )
        return;
      const found = commandFor(event, { place: where, singleKeys: useStore.getState().singleKeys });
      if (found === null) return;
      event.preventDefault();
      carryOut(found.command, found.key);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [where]);
}

const isWithin = (element: Element | null, selector: string): boolean => element !== null && element.closest(selector) !== null;

function takesText(element: Element | null): boolean {
  if (element === null) return false;
  if (element instanceof HTMLInputElement) return !['radio', 'checkbox', 'button', 'range'].includes(element.type);
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLElement && element.isContentEditable) ||
    element.closest('[data-terminal]') !== null
  );
}
