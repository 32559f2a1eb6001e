/** What the button does: the door, then the first moments of the run, then the lab by link. Problems stay on the page, beside the text. */
import { makeLink, NO_VIEW } from '#scenario/link.ts';
import { announce } from '../store/actions.ts';
import { reportOf } from '../store/run.ts';
import { tryToRun } from '../store/simulation.ts';
import type { ProblemReport } from '../store/store.ts';
import { checkDraft } from './check.ts';
import type { Draft } from './draft.ts';

export interface Outcome {
  readonly problems: readonly ProblemReport[];
  /** The link to the lab; null where there are problems, or something else was opened meanwhile. */
  readonly hash: string | null;
}

const HERE = '#/open';

/** Checks a draft and opens it in the lab where it is good. */
export async function openDraft(draft: Draft): Promise<Outcome> {
  const checked = checkDraft(draft);
  if ('problems' in checked) return { problems: checked.problems, hash: null };
  const trial = await tryToRun(checked.file);
  switch (trial.kind) {
    case 'refused':
      return { problems: trial.problems.map(reportOf), hash: null };
    case 'failed':
      return { problems: [{ kind: 'budget', path: '', sentence: trial.sentence, line: 0, column: 0, lineText: '' }], hash: null };
    case 'given-up':
      return { problems: [], hash: null };
    case 'runs':
      break;
    default:
      return trial satisfies never;
  }
  const link = await makeLink(checked.file, null, NO_VIEW);
  if (location.hash !== HERE) return { problems: [], hash: null };
  if (!link.fits)
    announce(`This scenario’s link is long: ${link.length.toLocaleString('en')} characters. “Share link” offers a file instead.`);
  location.hash = link.hash;
  return { problems: [], hash: link.hash };
}
