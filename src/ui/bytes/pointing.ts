/** What every selectable thing does with pointer, finger and keyboard: click selects, hover or focus previews. One set of handlers for all views. */
import { hover, select } from '../store/actions.ts';
import { overlaps, sameThing } from '../store/selection.ts';
import type { ByteRange, Selection } from '../store/selection.ts';

export interface Pointing {
  readonly onClick: (event: { stopPropagation(): void }) => void;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

export function pointing(selection: Selection): Pointing {
  return {
    onClick: (event) => {
      event.stopPropagation();
      select(selection);
    },
    onPointerEnter: () => hover(selection),
    onPointerLeave: () => hover(null),
    onFocus: () => hover(selection),
    onBlur: () => hover(null),
  };
}

/** Is this thing lit: the same thing, or the same bytes? */
export function isLit(lit: Selection | null, own: Selection): boolean {
  return lit !== null && (sameThing(lit, own) || overlaps(lit.bytes, own.bytes));
}

export const rangeIsLit = (lit: Selection | null, range: ByteRange): boolean => lit !== null && overlaps(lit.bytes, range);
