/**
 * The seam between the page and the simulation: opens a link, checks the scenario, runs it, and feeds the store with the growing trace.
 * Nothing else on the page knows where traces come from.
 */
import { galleryScenario } from '#library/gallery.ts';
import { parseLink, openLink } from '#scenario/link.ts';
import type { LinkView } from '#scenario/link.ts';
import { resolveScenario } from '#scenario/resolve.ts';
import type { Scenario } from '#scenario/scenario.ts';
import type { Json } from '#scenario/difference.ts';
import type { RunProblem } from '#simulation/client.ts';
import { ns } from '#time/nanoseconds.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { busy } from '../player/frames.ts';
import { baseSlowness } from '../player/speed.ts';
import { parseView } from '../router/view.ts';
import { beatsOf, paneOpen } from './beats.ts';
import { carriedOver } from './carryover.ts';
import { cancelLabRun, labRunIsKnown, runBeside, runForLab } from './simulation.ts';
import type { Trace } from './trace.ts';
import { EMPTY_LAB, PANES, STEP_SIZES, useStore } from './store.ts';
import type { LabState, ProblemReport, StepSize } from './store.ts';

const set = useStore.setState;
const get = useStore.getState;

const problem = (kind: ProblemReport['kind'], sentence: string, path = ''): ProblemReport => ({
  kind,
  path,
  sentence,
  line: 0,
  column: 0,
  lineText: '',
});

/** Part of a lab's hash that says which scenario, without how it is looked at. */
const headOf = (hash: string): string => hash.split('?', 1)[0] ?? '';

let turn = 0;

/**
 * Opens what a link names. The same scenario at another instant only moves the playhead. With `kept`, the link is the scenario shown with
 * other settings (a what-if, or one undone): the run is computed anew and takes the place of the old one, and the playhead stays.
 */
export async function openLab(hash: string, kept = false): Promise<void> {
  const mine = ++turn;
  const link = parseLink(hash);
  const before = get();
  const same =
    !('problem' in link) &&
    before.trace !== null &&
    before.opened !== null &&
    headOf(before.opened) === headOf(hash) &&
    sameSettings(before.opened, hash);
  if (same && labRunIsKnown()) {
    if (!kept) applyView(link.view, false);
    return;
  }
  const changed = kept && isChangeOf(hash);
  cancelLabRun();
  // Back from the gallery to the same scenario: what was seen and answered there still counts.
  if (changed) set({ opened: hash, status: 'running', playing: false });
  else set({ ...EMPTY_LAB, ...(same ? { answers: before.answers, horizon: before.horizon } : {}), opened: hash, status: 'running' });
  if ('problem' in link) {
    refuse(mine, [problem('link', link.problem)]);
    return;
  }
  const done = busy();
  try {
    const opened = await openLink(link, galleryScenario);
    if (mine !== turn) return;
    if ('problem' in opened) {
      refuse(mine, [problem(kindOfProblem(opened.problem), opened.problem)]);
      return;
    }
    const about = { source: opened.file, plain: opened.plain, settings: link.settings, name: opened.base?.name ?? null };
    if (!changed) set(about);
    const resolved = resolveScenario(opened.file);
    if ('problems' in resolved) {
      refuse(
        mine,
        resolved.problems.map((one) => problem('scenario', one.sentence, one.path)),
      );
      return;
    }
    if (changed) await runInPlace(mine, opened.file, { ...about, scenario: resolved.scenario });
    else await run(mine, opened.file, resolved.scenario, link.view);
    if (mine === turn) await keepOriginal(mine, opened.plain, resolved.scenario, link.settings.size === 0);
  } catch (error) {
    refuse(mine, [problem('internal', error instanceof Error ? error.message : String(error))]);
  } finally {
    done();
  }
}

function sameSettings(a: string, b: string): boolean {
  const left = parseLink(a),
    right = parseLink(b);
  if ('problem' in left || 'problem' in right || left.settings.size !== right.settings.size) return false;
  return [...left.settings].every(([key, value]) => right.settings.get(key) === value);
}

/** A worker that broke is a fault of this page; one that fell silent was kept busy by a program. */
const kindOfFailure = (sentence: string): ProblemReport['kind'] =>
  sentence.startsWith('The simulation has not answered') ? 'budget' : 'internal';

const kindOfProblem = (sentence: string): ProblemReport['kind'] =>
  sentence.includes('newer') ? 'newer' : sentence.startsWith('There is no scenario') ? 'missing' : 'link';

function refuse(mine: number, problems: readonly ProblemReport[]): void {
  if (mine === turn) set({ status: 'refused', problems });
}

/** Is the link the scenario that is shown, and is there a run whose place the new one can take? */
function isChangeOf(hash: string): boolean {
  const { opened, trace, status } = get();
  return opened !== null && trace !== null && status !== 'refused' && headOf(opened) === headOf(hash);
}

/** Computes a changed scenario; the old run stays until the new one has reached the instant shown. Settles when the run is over. */
function runInPlace(mine: number, file: unknown, about: Partial<LabState> & { readonly scenario: Scenario }): Promise<void> {
  return new Promise((settle) => {
    let placed = false;
    const old = get();
    const open = PANES.filter((name) => paneOpen(old, name));
    const seenAll = old.trace !== null && old.horizon >= old.trace.end;
    const put = (trace: Trace, status: LabState['status']): void => {
      const { time, horizon } = get();
      const over = status === 'done';
      const at = over ? ns(Math.min(time, trace.end)) : time;
      set({
        ...(placed ? {} : { ...about, ...carriedOver(old, trace), problems: [] }),
        trace,
        events: trace.count,
        status,
        time: at,
        // What had been seen to its end has no veil in the new run either.
        horizon: over && seenAll ? trace.end : ns(Math.max(at, horizon)),
      });
      placed = true;
      // A pane that a beat had opened stays, though in this run the beat may come later, or never.
      const closed = get().presenting ? [] : open.filter((name) => !paneOpen(get(), name));
      if (closed.length > 0) set({ panes: { ...get().panes, ...Object.fromEntries(closed.map((name) => [name, true])) } });
    };
    runForLab(file, {
      grown: (trace, reached) => {
        if (mine !== turn) return;
        set({ reached });
        if (placed || reached >= get().time) put(trace, 'running');
      },
      done: (trace) => {
        if (mine === turn) {
          put(trace, 'done');
          set({ problems: problemsOfTrace(trace) });
        }
        settle();
      },
      refused: (problems) => {
        refuse(mine, problems.map(reportOf));
        settle();
      },
      failed: (sentence) => {
        if (mine === turn) set({ status: 'done', problems: [problem(kindOfFailure(sentence), sentence)] });
        settle();
      },
    });
  });
}

/** Keeps the run without changes: the one just computed, or computes it beside the one shown. Settles when it is there. */
async function keepOriginal(mine: number, plain: Json, shown: Scenario, unchanged: boolean): Promise<void> {
  const { original, trace, status } = get();
  if (original !== null || trace === null || status !== 'done') return;
  if (unchanged) {
    set({ original: { scenario: shown, trace } });
    return;
  }
  const resolved = resolveScenario(plain);
  if ('problems' in resolved) return;
  const other = await runBeside(plain);
  if (mine === turn && other !== null && get().original === null) set({ original: { scenario: resolved.scenario, trace: other } });
}

/** Settles when the run is over. The page shows it while it grows. */
function run(mine: number, file: unknown, scenario: Scenario, view: LinkView): Promise<void> {
  return new Promise((settle) => {
    let provisional: Nanoseconds | null = null;
    const grow = (trace: Trace, status: LabState['status']): void => {
      set({ scenario, trace, events: trace.count, status });
      if (provisional !== null && get().time !== provisional) return;
      // Nobody has moved the playhead yet: it goes where the link says as soon as the trace reaches that far.
      set({ slowness: baseSlowness(trace) });
      applyView(view, true);
      provisional = get().time;
    };
    runForLab(file, {
      grown: (trace, reached) => {
        if (mine === turn) {
          set({ reached });
          grow(trace, 'running');
        }
      },
      done: (trace) => {
        if (mine === turn) {
          grow(trace, 'done');
          set({ problems: problemsOfTrace(trace) });
        }
        settle();
      },
      refused: (problems) => {
        refuse(mine, problems.map(reportOf));
        settle();
      },
      failed: (sentence) => {
        const report = problem(kindOfFailure(sentence), sentence);
        if (mine === turn) set(get().trace === null ? { status: 'refused', problems: [report] } : { status: 'done', problems: [report] });
        settle();
      },
    });
  });
}

/** A problem that the simulation found, as the page tells it. */
export const reportOf = ({ path, sentence, program }: RunProblem): ProblemReport =>
  program === null
    ? problem('scenario', sentence, path)
    : {
        kind: program.kind,
        path: program.file,
        sentence: program.sentence,
        line: program.line,
        column: program.column,
        lineText: program.lineText,
      };

/** What stopped a program or the whole run before its end, from the trace itself. */
function problemsOfTrace(trace: Trace): readonly ProblemReport[] {
  const reports: ProblemReport[] = [];
  for (const id of trace.eventsOf('process.stopped')) {
    const { process, reason, line, sentence } = trace.eventOf('process.stopped', id);
    const started = Array.from(trace.eventsOf('process.started'))
      .map((one) => trace.eventOf('process.started', one))
      .find((one) => one.process === process);
    const file = trace.header.files.find((entry) => entry.name === started?.program);
    reports.push({
      kind: reason,
      path: started?.program ?? '',
      sentence,
      line,
      column: 0,
      lineText: file?.source.split('\n')[line - 1] ?? '',
    });
  }
  for (const id of trace.eventsOf('run.ended')) {
    const { why, sentence } = trace.eventOf('run.ended', id);
    if (sentence !== '' && (why === 'budget' || why === 'stopped') && reports.length === 0) reports.push(problem('budget', sentence));
  }
  return reports;
}

/** Puts the playhead and the looks where a link says; without an instant, where the story begins. */
function applyView(view: LinkView, fresh: boolean): void {
  const state = get();
  const beats = beatsOf(state);
  const time = view.t ?? (fresh ? (beats?.placed[0]?.at ?? ns(0)) : state.time);
  const at = ns(Math.min(time, state.trace?.end ?? 0));
  const words = parseView(view.view);
  const changes: Partial<LabState> = {
    time: at,
    horizon: ns(Math.max(at, fresh ? 0 : state.horizon)),
    presenting: view.present || state.presenting,
    ...(view.theme === null ? {} : { theme: view.theme }),
    ...(isStepSize(view.step) ? { step: view.step } : fresh ? { step: beats === null ? 'packet' : 'beat' } : {}),
    ...(words.eyes === null || words.eyes < (state.scenario?.hosts.length ?? 0) ? { eyes: words.eyes } : {}),
    ...(words.selection === null ? {} : { selection: words.selection }),
    compare: words.compare,
    panes: { ...(fresh ? state.keptPanes : state.panes), ...words.panes },
  };
  set(changes);
}

const isStepSize = (step: string | null): step is StepSize => (STEP_SIZES as readonly (string | null)[]).includes(step);
