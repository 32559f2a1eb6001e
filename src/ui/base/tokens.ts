/** Reads design tokens for canvas, and tells when they change (theme, presenting). */

let styles: CSSStyleDeclaration | null = null;

/** Value of a custom property of the page, e.g. token('--ink'). */
export function token(name: `--${string}`): string {
  styles ??= getComputedStyle(document.documentElement);
  return styles.getPropertyValue(name).trim();
}

/** Hue of the nth write (from 1); after the eighth the hues begin again and the number tells them apart. */
export const writeHue = (write: number): number => ((write - 1) % 8) + 1;
