/** Where a mistake stands in its line. */

/** Blanks up to the column (tabs stay tabs, so that the caret stands right) and a caret. Columns count from 1. */
export function caretUnder(lineText: string, column: number): string {
  return `${lineText.slice(0, column - 1).replaceAll(/[^\t]/g, ' ')}^`;
}
