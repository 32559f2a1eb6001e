/**
 * Every choice the TCP makes, as a record with its rule, where the rule stands, the numbers weighed and one plain sentence.
 * Learners read the sentences: simple words, the numbers in them, no field names.
 */
import type { Decision, DecisionAction, Ground, Out } from './connection.ts';

const NONE: readonly Ground[] = [];

export function decision(
  action: DecisionAction,
  rule: string,
  clause: string,
  sentence: string,
  numbers: readonly number[] = [],
  grounds: readonly Ground[] = NONE,
): Decision {
  return { action, rule, clause, sentence, numbers, grounds };
}

/** Records a decision that sends nothing. */
export function tell(out: Out, d: Decision): void {
  out.push({ kind: 'decision', decision: d });
}

/** 1 -> "1 byte", 5 -> "5 bytes". */
export const bytes = (n: number): string => `${n} B`;
export const segmentsWord = (n: number): string => (n === 1 ? '1 segment' : `${n} segments`);
/** Ticks or nanoseconds as milliseconds for people: "204 ms", "1.5 ms". */
export const milliseconds = (nanoseconds: number): string => `${Math.round(nanoseconds / 100_000) / 10} ms`;
