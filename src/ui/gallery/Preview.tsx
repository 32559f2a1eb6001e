/** Runs a scenario when its card comes into view, and draws the ladder of that run. The box has its size from the start, so nothing jumps. */
import { useEffect, useRef, useState } from 'react';
import { hueOf } from '../bytes/hue.ts';
import { traceOfGallery } from '../store/preview.ts';
import { miniLadder } from './picture.ts';
import type { MiniLadder } from './picture.ts';
import styles from './gallery.module.css';

const WIDTH = 300, HEIGHT = 170;

export function Preview({ name }: { readonly name: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [picture, setPicture] = useState<MiniLadder | null>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let gone = false;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      // A card whose picture cannot be drawn is still a card: the scenario itself says what is wrong.
      traceOfGallery(name).then((trace) => { if (!gone && trace !== null) setPicture(miniLadder(trace, WIDTH, HEIGHT)); }, () => undefined);
    }, { rootMargin: '200px' });
    observer.observe(element);
    return () => { gone = true; observer.disconnect(); };
  }, [name]);
  return (
    <div ref={box} className={styles.preview}>
      {picture !== null && (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.ladder} aria-hidden="true">
          {picture.lifelines.map((line) => <line key={line.name} className={styles.life} x1={line.x} x2={line.x} y1={0} y2={HEIGHT} />)}
          {picture.cuts.map((y) => <line key={y} className={styles.cut} x1={20} x2={WIDTH - 20} y1={y} y2={y} />)}
          {picture.lines.map((line, place) => (
            <line key={place} className={styles.flight} x1={line.x1} y1={line.y1} x2={line.x2} y2={line.y2} style={line.write === 0 ? undefined : { stroke: `var(--write-${hueOf(line.write)})`, strokeWidth: 4 }} />
          ))}
        </svg>
      )}
    </div>
  );
}
