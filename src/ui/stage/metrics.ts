/** Row heights of the stage in pixels, for a screen on a desk and for a classroom wall. Everything on the stage is placed in these units. */

export interface Metrics {
  /** A line of code; the height of every row of text follows it. */
  readonly line: number;
  /** Width of a letter of code. */
  readonly letter: number;
  readonly header: number;
  /** One row of the system-call strip. */
  readonly call: number;
  readonly title: number;
  readonly caption: number;
  readonly strip: number;
  readonly chip: number;
  readonly pad: number;
  readonly gap: number;
  /** Narrowest card, narrowest column of a program, and width of one lifeline's share of the ladder. */
  readonly card: number;
  readonly column: number;
  readonly lifeline: number;
}

export const DESK: Metrics = {
  line: 22,
  letter: 7.8,
  header: 40,
  call: 28,
  title: 36,
  caption: 21,
  strip: 32,
  chip: 54,
  pad: 14,
  gap: 14,
  card: 236,
  column: 210,
  lifeline: 82,
};
export const WALL: Metrics = {
  line: 36,
  letter: 14.4,
  header: 58,
  call: 42,
  title: 54,
  caption: 36,
  strip: 52,
  chip: 92,
  pad: 20,
  gap: 18,
  card: 420,
  column: 380,
  lifeline: 150,
};
