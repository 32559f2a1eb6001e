/**
 * Every shortcut of the page, as data: the dispatcher matches against this table and the help sheet prints it.
 * A key is written as KeyboardEvent.key gives it; letters in lower case.
 */
export type Command =
  | 'play'
  | 'forward'
  | 'back'
  | 'forward-big'
  | 'back-big'
  | 'start'
  | 'end'
  | 'beat'
  | 'beat-next'
  | 'beat-previous'
  | 'size-line'
  | 'size-call'
  | 'size-packet'
  | 'size-beat'
  | 'present'
  | 'blank'
  | 'fullscreen'
  | 'notes'
  | 'theme'
  | 'help'
  | 'clear'
  | 'copy-link'
  | 'what-if'
  | 'compare'
  | 'undo'
  | 'redo'
  | 'pane-ladder'
  | 'pane-inspector'
  | 'pane-lanes'
  | 'pane-charts'
  | 'pane-log'
  | 'search';

export interface Shortcut {
  readonly command: Command;
  readonly keys: readonly string[];
  readonly shift?: boolean;
  /** With Ctrl, or with Command where there is that key. */
  readonly ctrl?: boolean;
  /** How the key is shown to a person. */
  readonly shown: string;
  readonly label: string;
  readonly group: 'Time' | 'Story' | 'What if' | 'Showing' | 'Panes' | 'Page';
  /** All its keys are single characters: these can be switched off (WCAG 2.1.4). */
  readonly single: boolean;
  /** Where it works: in a lab only, or everywhere. */
  readonly place: 'lab' | 'anywhere';
}

const isSingle = (name: string): boolean => name.length === 1 && name !== ' ';

const key = (
  command: Command,
  keys: string,
  shown: string,
  label: string,
  group: Shortcut['group'],
  more: Partial<Shortcut> = {},
): Shortcut => ({
  command,
  keys: keys === ' ' ? [' '] : keys.split(' '),
  shown,
  label,
  group,
  single: more.ctrl !== true && keys.split(' ').every(isSingle),
  place: 'lab',
  ...more,
});

export const SHORTCUTS: readonly Shortcut[] = [
  key('play', ' ', 'Space', 'Play or pause', 'Time'),
  key('forward', 'ArrowRight', '→', 'One step on', 'Time'),
  key('back', 'ArrowLeft', '←', 'One step back', 'Time'),
  key('forward-big', 'ArrowRight', 'Shift →', 'One bigger step on', 'Time', { shift: true }),
  key('back-big', 'ArrowLeft', 'Shift ←', 'One bigger step back', 'Time', { shift: true }),
  key('start', 'Home', 'Home', 'To the start', 'Time'),
  key('end', 'End', 'End', 'To the end of what you have seen, then to the end', 'Time'),
  key('size-line', 'l', 'L', 'Step by line', 'Time'),
  key('size-call', 'c', 'C', 'Step by system call', 'Time'),
  key('size-packet', 'k', 'K', 'Step by packet', 'Time'),
  key('size-beat', 's', 'S', 'Step by beat of the story', 'Time'),
  key('beat', '1 2 3 4 5 6 7 8 9', '1–9', 'To that beat', 'Story'),
  key('beat-next', '. PageDown', '. or Page Down', 'Next beat (clickers send this)', 'Story'),
  key('beat-previous', ', PageUp', ', or Page Up', 'Beat before', 'Story'),
  key('present', 'p', 'P', 'Large, for a projector', 'Showing'),
  key('blank', 'b', 'B', 'Blank the screen', 'Showing'),
  key('fullscreen', 'f', 'F', 'Whole screen', 'Showing'),
  key('notes', 'n', 'N', 'Notes in a second window', 'Showing'),
  key('what-if', 'w', 'W', 'What if this packet, this wire or this computer were different?', 'What if'),
  key('compare', 'v', 'V', 'Two runs side by side', 'What if'),
  key('undo', 'z', 'Ctrl Z', 'Undo the last change', 'What if', { ctrl: true, shift: false }),
  key('redo', 'z', 'Ctrl Shift Z', 'Do it again', 'What if', { ctrl: true, shift: true }),
  key('pane-ladder', 'd', 'D', 'Ladder (the wire over time)', 'Panes'),
  key('pane-inspector', 'i', 'I', 'Inspector', 'Panes'),
  key('pane-lanes', 'm', 'M', 'Timeline lanes', 'Panes'),
  key('pane-charts', 'h', 'H', 'Charts', 'Panes'),
  key('pane-log', 'g', 'G', 'Log in words', 'Panes'),
  key('clear', 'Escape', 'Esc', 'Let go of what is selected, or close', 'Page', { place: 'anywhere' }),
  key('theme', 't', 'T', 'Light or dark', 'Page', { place: 'anywhere' }),
  key('copy-link', 'y', 'Y', 'Copy a link to this instant', 'Page'),
  key('search', '/', '/', 'Look up a term', 'Page', { place: 'anywhere' }),
  key('help', '?', '?', 'These shortcuts', 'Page', { place: 'anywhere', shift: true }),
];

/** The shown key of a command, for tooltips. */
export function keyOf(command: Command): string | undefined {
  return SHORTCUTS.find((shortcut) => shortcut.command === command)?.shown;
}

export interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}
export interface Situation {
  readonly place: 'lab' | 'other';
  readonly singleKeys: boolean;
}

/** The command a key press means, or null. With Alt held, or with Ctrl and nothing of ours on that key, it belongs to the browser. */
export function commandFor(press: Press, situation: Situation): { readonly command: Command; readonly key: string } | null {
  if (press.altKey) return null;
  const name = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  for (const shortcut of SHORTCUTS) {
    if (!shortcut.keys.includes(name)) continue;
    if ((press.ctrlKey || press.metaKey) !== (shortcut.ctrl ?? false)) continue;
    if (isSingle(name) && shortcut.ctrl !== true && !situation.singleKeys) continue;
    if (shortcut.place === 'lab' && situation.place !== 'lab') continue;
    // A sign typed with shift on one keyboard is typed without on another; only named keys tell the two apart.
    if ((name.length > 1 || shortcut.ctrl === true) && press.shiftKey !== (shortcut.shift ?? false)) continue;
    return { command: shortcut.command, key: name };
  }
  return null;
}
