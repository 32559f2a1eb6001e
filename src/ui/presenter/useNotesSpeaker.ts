/** The lab's side of the notes window: says where we are whenever that changes, and does what the window asks. */
import { useEffect } from 'react';
import { useStore } from '../store/store.ts';
import type { LabState } from '../store/store.ts';
import { beatsOf, currentBeat } from '../store/beats.ts';
import { blankScreen } from '../store/actions.ts';
import { stepBeat, togglePlaying } from '../player/player.ts';
import { timeText } from '../wording/wording.ts';
import { openChannel } from './channel.ts';
import type { NotesMessage, NotesState } from './channel.ts';

export function useNotesSpeaker(): void {
  useEffect(() => {
    const channel = openChannel();
    let last = '';
    const tell = (again: boolean): void => {
      const state = notesOf(useStore.getState());
      const text = JSON.stringify(state);
      if (state === null || (!again && text === last)) return;
      last = text;
      channel.postMessage(state);
    };
    channel.onmessage = (event: MessageEvent<NotesMessage>) => {
      switch (event.data.kind) {
        case 'hello':
          return tell(true);
        case 'step':
          return stepBeat(event.data.direction);
        case 'play':
          return togglePlaying();
        case 'blank':
          return blankScreen(!useStore.getState().blank);
        case 'state':
          return undefined;
        default:
          return undefined;
      }
    };
    const stop = useStore.subscribe(() => tell(false));
    tell(true);
    return () => {
      stop();
      channel.close();
    };
  }, []);
}

function notesOf(state: LabState): NotesState | null {
  const beat = currentBeat(state);
  const beats = beatsOf(state);
  if (state.scenario === null || beat === null || beats === null) return null;
  const place = beats.placed.indexOf(beat);
  const next = beats.placed[place + 1] ?? null;
  return {
    kind: 'state',
    scenario: state.scenario.title,
    beat: place + 1,
    count: beats.placed.length,
    title: beat.beat.title,
    notes: beat.beat.notes,
    ask: beat.beat.ask?.question ?? null,
    next: next?.beat.title ?? null,
    nextNotes: next?.beat.notes ?? null,
    time: timeText(state.time),
  };
}
