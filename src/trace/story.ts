/** A story against a run: does every beat stand somewhere, are its numbers there, is its answer one of the choices? For tests of the library, and for what-ifs that change a run. */
import type { Beat } from '#scenario/scenario.ts';
import { findAnchor, type Found } from './anchors.ts';
import type { TraceIndex } from './index/index.ts';
import { ask } from './query.ts';
import { isMistake } from './queryparse.ts';
import { fillText } from './template.ts';

/** A beat in this run: where it stands, or the sentence that says why it is skipped. */
export interface PlacedBeat {
  readonly beat: Beat;
  readonly found: Found | null;
  /** Its text with the numbers of this run; as written where it is skipped. */
  readonly text: string;
  /** Place of the right choice among the beat's choices, -1 where it asks nothing or none is right. */
  readonly answer: number;
  readonly problems: readonly string[];
}

export const placeBeat = (index: TraceIndex, beat: Beat): PlacedBeat => {
  const anchored = findAnchor(index, beat.at);
  if ('problem' in anchored) return { beat, found: null, text: beat.text, answer: -1, problems: [anchored.problem] };
  const asked = { index, beat: anchored.found };
  const filled = fillText(asked, beat.text);
  const problems = [...filled.problems];
  let answer = -1;
  if (beat.ask !== null) {
    const result = ask(asked, beat.ask.answer);
    if (isMistake(result)) problems.push(`answer: ${result.problem}`);
    else {
      answer = beat.ask.choices.findIndex((choice) => choice.trim() === result.text.trim());
      if (answer < 0) problems.push(`answer: the run says “${result.text}”, which is none of the choices.`);
    }
  }
  return { beat, found: anchored.found, text: filled.text, answer, problems };
};

/** Every beat of a story in this run, in the order of the story. Beats that stand earlier than the one before are a problem, too. */
export const placeStory = (index: TraceIndex, story: readonly Beat[]): readonly PlacedBeat[] => {
  let latest = -1;
  return story.map((beat) => {
    const placed = placeBeat(index, beat);
    if (placed.found === null) return placed;
    const early = placed.found.at < latest;
    latest = Math.max(latest, placed.found.at);
    return early ? { ...placed, problems: [...placed.problems, 'This beat stands earlier than the one before it.'] } : placed;
  });
};
