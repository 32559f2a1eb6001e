/** Numbers in the texts of a story: `{packet.len}` and every other query in braces, filled from the trace and never typed. */
import { ask, type Asked } from './query.ts';
import { isMistake } from './queryparse.ts';

export interface Filled {
  readonly text: string;
  /** What could not be filled, in sentences; in the text it stands as it was. */
  readonly problems: readonly string[];
}

/** Fills every `{query}`; a brace that is meant as such is doubled: `{{` and `}}`. */
export const fillText = (asked: Asked, text: string): Filled => {
  const problems: string[] = [];
  const filled = text.replaceAll(/\{\{|\}\}|\{([^{}]*)\}/g, (whole: string, query: string | undefined) => {
    if (query === undefined) return whole.charAt(0);
    const answer = ask(asked, query);
    if (!isMistake(answer)) return answer.text;
    problems.push(`${whole}: ${answer.problem}`);
    return whole;
  });
  return { text: filled, problems };
};
