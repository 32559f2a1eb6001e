/**
 * A word that explains itself, on hover, focus or tap. The card stays while the pointer is on it and goes with Escape (WCAG 1.4.13).
 */
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { PlainText } from '../story/PlainText.tsx';
import { termNamed, termSlug } from './glossary.ts';
import styles from './terms.module.css';

export function Term({ name, shown }: { readonly name: string; readonly shown: string }) {
  const term = termNamed(name);
  const [open, setOpen] = useState<'no' | 'peek' | 'pinned'>('no');
  const [word, setWord] = useState<HTMLButtonElement | null>(null);
  const id = useId();
  const close = useCallback(() => setOpen('no'), []);
  if (term === null) return <>{shown}</>;
  return (
    <span
      onPointerEnter={(event) => {
        if (event.pointerType === 'mouse') setOpen((was) => (was === 'no' ? 'peek' : was));
      }}
      onPointerLeave={(event) => {
        if (event.pointerType === 'mouse') setOpen((was) => (was === 'peek' ? 'no' : was));
      }}
    >
      <button
        ref={setWord}
        type="button"
        className={styles.word}
        aria-expanded={open !== 'no'}
        aria-describedby={open === 'no' ? undefined : id}
        onClick={() => setOpen((was) => (was === 'pinned' ? 'no' : 'pinned'))}
        onFocus={(event) => {
          if (event.currentTarget.matches(':focus-visible')) setOpen((was) => (was === 'no' ? 'peek' : was));
        }}
        onBlur={() => setOpen((was) => (was === 'peek' ? 'no' : was))}
      >
        {shown}
      </button>
      {open !== 'no' && word !== null && (
        <TermCard id={id} anchor={word} onClose={close} title={term.name} text={term.text} href={`#/terms/${termSlug(term)}`} />
      )}
    </span>
  );
}

interface TermCardProps {
  readonly id: string;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
  readonly title: string;
  readonly text: string;
  readonly href: string;
}

function TermCard({ id, anchor, onClose, title, text, href }: TermCardProps) {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = card.current;
    if (element === null) return;
    // Under the word where there is room, else above it; never beyond the edge of the page.
    const word = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
    const size = element.getBoundingClientRect();
    const left = Math.max(8, Math.min(innerWidth - size.width - 8, word.left - 16));
    const below = word.bottom + size.height + 4 <= innerHeight;
    element.style.left = `${left}px`;
    element.style.top = `${below ? word.bottom : Math.max(8, word.top - size.height)}px`;
  }, [anchor]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
    };
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && (card.current?.contains(event.target) === true || anchor.contains(event.target))) return;
      onClose();
    };
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('pointerdown', onPress, true);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('pointerdown', onPress, true);
    };
  }, [anchor, onClose]);
  return createPortal(
    <div ref={card} className={styles.float}>
      <div id={id} role="note" className={styles.note}>
        <strong className={styles.noteTitle}>{title}</strong>
        <PlainText source={text} />
        <a className={styles.more} href={href}>
          More words
        </a>
      </div>
    </div>,
    document.body,
  );
}
