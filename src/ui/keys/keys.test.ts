import { describe, expect, it } from 'vitest';
import { SHORTCUTS, commandFor } from './keys.ts';

const press = (key: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});
const lab = { place: 'lab', singleKeys: true } as const;

describe('shortcuts', () => {
  it('mean one thing each', () => {
    const seen = new Map<string, string>();
    for (const shortcut of SHORTCUTS) {
      for (const key of shortcut.keys) {
        const name = `${shortcut.ctrl === true ? 'Ctrl ' : ''}${(key.length > 1 || shortcut.ctrl === true) && shortcut.shift === true ? 'Shift ' : ''}${key}`;
        expect(seen.get(name), name).toBeUndefined();
        seen.set(name, shortcut.command);
      }
    }
  });
  it('take the bigger step with shift', () => {
    expect(commandFor(press('ArrowRight'), lab)?.command).toBe('forward');
    expect(commandFor(press('ArrowRight', { shiftKey: true }), lab)?.command).toBe('forward-big');
  });
  it('do not care whether a letter is large', () => {
    expect(commandFor(press('P', { shiftKey: true }), lab)?.command).toBe('present');
    expect(commandFor(press('?', { shiftKey: true }), lab)?.command).toBe('help');
  });
  it('say which digit was pressed', () => {
    expect(commandFor(press('4'), lab)).toEqual({ command: 'beat', key: '4' });
  });
  it('leave Ctrl, Alt and Meta to the browser', () => {
    for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const) expect(commandFor(press('t', { [held]: true }), lab)).toBeNull();
  });
  it('undo and redo with Ctrl or Command, also where single keys are switched off', () => {
    for (const held of ['ctrlKey', 'metaKey'] as const) {
      expect(commandFor(press('z', { [held]: true }), { ...lab, singleKeys: false })?.command).toBe('undo');
      expect(commandFor(press('Z', { [held]: true, shiftKey: true }), lab)?.command).toBe('redo');
    }
    expect(commandFor(press('z'), lab)).toBeNull();
  });
  it('keep space, arrows and page keys when single keys are switched off', () => {
    const without = { place: 'lab', singleKeys: false } as const;
    for (const key of ['p', '4', '.', '/', '?']) expect(commandFor(press(key), without), key).toBeNull();
    for (const key of [' ', 'ArrowLeft', 'Home', 'PageDown', 'Escape']) expect(commandFor(press(key), without), key).not.toBeNull();
  });
  it('outside a lab, only what works everywhere', () => {
    const other = { place: 'other', singleKeys: true } as const;
    expect(commandFor(press(' '), other)).toBeNull();
    expect(commandFor(press('t'), other)?.command).toBe('theme');
  });
});
