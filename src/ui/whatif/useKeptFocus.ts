/**
 * A change takes away the very button that was pressed (Drop it becomes Take it back). The focus then goes to the first button that is left
 * in the same group, so that somebody with a keyboard is not thrown back to the top of the page.
 */
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

export function useKeptFocus(): RefObject<HTMLElement | null> {
  const group = useRef<HTMLElement>(null);
  /** The control of this group that had the focus last, while nothing outside has taken it. */
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const onFocus = (event: FocusEvent): void => {
      const { target } = event;
      last.current = target instanceof Element && group.current?.contains(target) === true ? target : null;
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);
  useEffect(() => {
    if (last.current === null || last.current.isConnected || document.activeElement !== document.body) return;
    last.current = null;
    group.current?.querySelector<HTMLElement>('button:not([aria-disabled])')?.focus({ preventScroll: true });
  });
  return group;
}
