/** Dragging the ladder up and down with mouse or finger. */
import type { PointerEvent } from 'react';

const DRAG_BEGINS = 5;

/** Dragging the drawing up and down. A press that does not move stays a click on what lies under it. */
export function dragging(
  offset: number,
  scrollTo: (y: number) => void,
): { readonly onPointerDown: (event: PointerEvent<SVGSVGElement>) => void } {
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      const svg = event.currentTarget;
      const { clientY: begun, pointerId } = event;
      const move = (next: globalThis.PointerEvent): void => {
        if (Math.abs(next.clientY - begun) < DRAG_BEGINS && !svg.hasPointerCapture(pointerId)) return;
        svg.setPointerCapture(pointerId);
        scrollTo(offset - (next.clientY - begun));
      };
      const end = (): void => {
        svg.removeEventListener('pointermove', move);
        svg.removeEventListener('pointerup', end);
        svg.removeEventListener('pointercancel', end);
      };
      svg.addEventListener('pointermove', move);
      svg.addEventListener('pointerup', end);
      svg.addEventListener('pointercancel', end);
    },
  };
}
