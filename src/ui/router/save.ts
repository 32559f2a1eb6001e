/** A scenario as a file on the person's own disk: what is offered where a link gets too long. */

/** "Two small writes" -> "two-small-writes.json". */
export function fileNameOf(title: string): string {
  const name = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  return `${name === '' ? 'scenario' : name}.json`;
}

/** Hands the browser a file to save. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file's bytes by the time it gets round to this.
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

/** Saves a scenario in the file format, with line breaks that a person can read. */
export function saveScenario(file: unknown): void {
  const title = typeof file === 'object' && file !== null && 'title' in file && typeof file.title === 'string' ? file.title : '';
  saveText(fileNameOf(title), `${JSON.stringify(file, null, 2)}\n`);
}
