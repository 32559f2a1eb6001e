/** The visible stretch of the time scale: wheel and pinch zoom it (d3-zoom), a moving playhead takes it along. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { select } from 'd3-selection';
import { zoom, zoomIdentity } from 'd3-zoom';
import type { ZoomBehavior, ZoomTransform } from 'd3-zoom';
import { useZoom } from './zoomed.ts';
import type { Window } from './layout.ts';

/** So close that 2 microseconds fill the view, and no closer. */
const CLOSEST = 2_000;
/** Room right of the end, so that what ends there can be seen. */
const MARGIN = 0.02;

export interface VisibleWindow {
  readonly window: Window;
  readonly width: number;
  readonly zoomed: boolean;
  readonly reset: () => void;
  /** Brings a place into view if it has left it. */
  readonly follow: (place: number) => void;
}

export function useWindow(track: RefObject<HTMLDivElement | null>, length: number): VisibleWindow {
  const [width, setWidth] = useState(0);
  const { transform, setTransform } = useZoom();
  const behavior = useRef<ZoomBehavior<HTMLDivElement, unknown> | null>(null);
  // The track is there only once a trace is: measured again whenever the length changes.
  useLayoutEffect(() => {
    const element = track.current;
    if (element === null) return;
    const measure = (): void => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [track, length]);

  useEffect(() => {
    const element = track.current;
    if (element === null || width === 0) return;
    const target = select(element);
    const zooming = zoom<HTMLDivElement, unknown>()
      .extent([
        [0, 0],
        [width, 1],
      ])
      .translateExtent([
        [0, 0],
        [width, 1],
      ])
      .scaleExtent([1, Math.max(1, length / CLOSEST)])
      // One finger and the mouse scrub; the wheel and two fingers zoom. Where lanes scroll, the wheel scrolls unless Ctrl is held.
      .filter((event: Event) => {
        if (event instanceof WheelEvent) return event.ctrlKey || event.shiftKey || !canScroll(element);
        return event instanceof TouchEvent && event.touches.length > 1;
      })
      .on('zoom', (event: { readonly transform: ZoomTransform }) => setTransform(event.transform));
    target.call(zooming).on('dblclick.zoom', null);
    behavior.current = zooming;
    return () => {
      target.on('.zoom', null);
    };
  }, [track, width, length, setTransform]);

  // Zoomed by the other timeline: the next turn of the wheel goes on from there.
  useEffect(() => {
    if (track.current !== null) select(track.current).property('__zoom', transform);
  }, [track, transform]);

  const window = useMemo((): Window => {
    const shown = length * (1 + MARGIN);
    const from = width === 0 ? 0 : (-transform.x / (width * transform.k)) * shown;
    return { from, to: from + shown / transform.k, width: Math.max(1, width) };
  }, [transform, width, length]);

  const reset = useCallback(() => {
    const element = track.current;
    if (element !== null) behavior.current?.transform(select(element), zoomIdentity);
  }, [track]);

  const follow = useCallback(
    (place: number) => {
      const element = track.current;
      if (element === null || behavior.current === null || transform.k === 1) return;
      const share = (place - window.from) / (window.to - window.from);
      if (share >= 0 && share <= 0.92) return;
      const x = -(place / (length * (1 + MARGIN)) - 0.15 / transform.k) * width * transform.k;
      behavior.current.transform(select(element), zoomIdentity.translate(Math.min(0, x), 0).scale(transform.k));
    },
    [track, transform.k, window, length, width],
  );

  return { window, width, zoomed: transform.k > 1.001, reset, follow };
}

function canScroll(element: HTMLElement): boolean {
  const scroller = element.closest('[data-lanes]');
  return scroller !== null && scroller.scrollHeight > scroller.clientHeight + 1;
}
