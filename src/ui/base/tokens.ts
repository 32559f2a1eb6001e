/** Design tokens for what is drawn on canvas: the same names CSS uses. */

const known = new Map<string, string>();

/** Value of a custom property of the page, e.g. token('--ink'). */
export function token(name: `--${string}`): string {
  let value = known.get(name);
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    known.set(name, value);
  }
  return value;
}

/** The looks have changed (theme, presenting): values are read anew. */
export const forgetTokens = (): void => known.clear();
