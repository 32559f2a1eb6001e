/**
 * The hue of a write: the Okabe-Ito colours in turn, as tokens. Hue means "which write" and nothing else (DESIGN 11).
 * A number always stands beside it, so colour is never alone.
 */
const HUES = 8;

/** 1 to 8, in turn; 0 for bytes of no known write (grey). */
export const hueOf = (write: number): number => (write <= 0 ? 0 : ((write - 1) % HUES) + 1);
