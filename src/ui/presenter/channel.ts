/** What the lab tells the notes window, and what that window asks for: one BroadcastChannel per browser, plain messages. */
export interface NotesState {
  readonly kind: 'state';
  readonly scenario: string;
  readonly beat: number;
  readonly count: number;
  readonly title: string;
  readonly notes: string;
  readonly ask: string | null;
  readonly next: string | null;
  readonly nextNotes: string | null;
  readonly time: string;
}
export type NotesMessage =
  | NotesState
  | { readonly kind: 'hello' }
  | { readonly kind: 'step'; readonly direction: 1 | -1 }
  | { readonly kind: 'play' }
  | { readonly kind: 'blank' };

export const openChannel = (): BroadcastChannel => new BroadcastChannel('bytes-in-flight-notes');

/** Opens the window with notes beside this one. */
export function openNotes(): void {
  window.open(`${location.pathname}${location.search}#/notes`, 'bytes-in-flight-notes', 'popup,width=720,height=640');
}
