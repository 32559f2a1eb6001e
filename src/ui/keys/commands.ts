/** What each command of the shortcut table does. */
import { useStore } from '../store/store.ts';
import { paneOpen, selectionNow } from '../store/beats.ts';
import { askWhatIf, blankScreen, hover, openPane, present, select, setStep, setTheme, showHelp } from '../store/actions.ts';
import type { PaneName } from '../store/store.ts';
import { biggerStep, goToBeat, goToEnd, goToStart, stepBeat, stepBy, togglePlaying } from '../player/player.ts';
import { nextFrame } from '../player/frames.ts';
import { redo, undo } from '../router/history.ts';
import { copyLink } from '../router/share.ts';
import { toggleCompare } from '../compare/opening.ts';
import { toggleWhatIf } from '../whatif/opening.ts';
import { openNotes } from '../presenter/channel.ts';
import type { Command } from './keys.ts';

export function carryOut(command: Command, key: string): void {
  const state = useStore.getState();
  switch (command) {
    case 'play':
      return togglePlaying();
    case 'forward':
      return stepBy(1, state.step);
    case 'back':
      return stepBy(-1, state.step);
    case 'forward-big':
      return stepBy(1, biggerStep(state.step));
    case 'back-big':
      return stepBy(-1, biggerStep(state.step));
    case 'start':
      return goToStart();
    case 'end':
      return goToEnd();
    case 'beat':
      return goToBeat(Number(key) - 1);
    case 'beat-next':
      return stepBeat(1);
    case 'beat-previous':
      return stepBeat(-1);
    case 'size-line':
      return setStep('line');
    case 'size-call':
      return setStep('call');
    case 'size-packet':
      return setStep('packet');
    case 'size-beat':
      return setStep('beat');
    case 'present':
      return present(!state.presenting);
    case 'blank':
      return blankScreen(!state.blank);
    case 'fullscreen':
      return toggleFullscreen();
    case 'notes':
      return openNotes();
    case 'theme':
      return setTheme(state.theme === 'light' ? 'dark' : 'light');
    case 'help':
      return showHelp(true);
    case 'clear':
      return letGo();
    case 'copy-link':
      return copyLink();
    case 'what-if':
      return toggleWhatIf();
    case 'compare':
      return toggleCompare();
    case 'undo':
      return undo();
    case 'redo':
      return redo();
    case 'pane-ladder':
      return togglePane('ladder');
    case 'pane-inspector':
      return togglePane('inspector');
    case 'pane-lanes':
      return togglePane('lanes');
    case 'pane-charts':
      return togglePane('charts');
    case 'pane-log':
      return togglePane('log');
    case 'search':
      return searchTerms();
    default: {
      const never: never = command;
      return never;
    }
  }
}

function togglePane(name: PaneName): void {
  openPane(name, !paneOpen(useStore.getState(), name));
}

/** Escape lets go of one thing at a time, the uppermost first. */
function letGo(): void {
  const state = useStore.getState();
  if (state.blank) return blankScreen(false);
  if (state.hovered !== null) hover(null);
  if (state.whatIf !== null) return askWhatIf(null);
  if (selectionNow(state) !== null) return select(null);
  if (state.compare !== null) return toggleCompare();
  if (state.presenting) present(false);
}

function toggleFullscreen(): void {
  // Refused (an embedded page, a phone): nothing to say, the page stays as it is.
  const done = document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen();
  done.catch(() => undefined);
}

/** To the terms, with the cursor in the search field once the page stands. */
function searchTerms(): void {
  location.hash = '#/terms';
  nextFrame(() => nextFrame(() => document.getElementById('term-search')?.focus()));
}
