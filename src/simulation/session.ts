/**
 * What happens behind the door: runs, one at a time, in slices, with a pause between slices in which other messages are heard.
 * Knows nothing of workers: it is given a way to post replies and a way to pause, so that tests and Node can play both sides.
 */
import type { Kernel } from '#kernel/state.ts';
import { resolveScenario } from '#scenario/resolve.ts';
import { headerOf, transferablesOf } from '#trace/chunk.ts';
import { createRecorder, type ChunkRecorder } from '#trace/recorder.ts';
import type { Reply, Request } from './door.ts';
import { inspect } from './inspect.ts';
import { advance, begin, reached, type Simulation } from './simulate.ts';

export interface Outside {
  post(reply: Reply, transfer: readonly ArrayBuffer[]): void;
  /** Lets other messages in; resolves afterwards. */
  pause(): Promise<void>;
  /** Milliseconds of a clock that only measures; nothing in a trace depends on it. */
  clock(): number;
}

export interface Session {
  hear(request: Request): void;
}

export function openSession(outside: Outside, runtimes: Kernel['runtimes']): Session {
  let current: { readonly run: number; readonly simulation: Simulation } | null = null;
  let wanted = -1;

  const run = async (id: number, scenario: unknown): Promise<void> => {
    const began = outside.clock();
    const resolved = resolveScenario(scenario);
    if ('problems' in resolved) {
      outside.post({ kind: 'refused', run: id, problems: resolved.problems.map((problem) => ({ ...problem, program: null })) }, []);
      return;
    }
    const recorder = createRecorder(headerOf(resolved.scenario));
    const begun = begin(resolved.scenario, recorder, runtimes);
    if ('problems' in begun) {
      outside.post({ kind: 'refused', run: id, problems: begun.problems }, []);
      return;
    }
    const { simulation } = begun;
    current = { run: id, simulation };
    let sent = 0;
    for (let more = true; more;) {
      more = advance(simulation);
      if (!more || recorder.count - sent >= EVENTS_PER_CHUNK) {
        sent = recorder.count;
        postChunk(outside, id, recorder, simulation);
      } else {
        outside.post({ kind: 'alive', run: id, reached: reached(simulation) }, []);
      }
      if (!more) break;
      await outside.pause();
      if (wanted !== id) return;
    }
    outside.post({ kind: 'done', run: id, milliseconds: outside.clock() - began }, []);
  };

  return {
    hear(request) {
      switch (request.kind) {
        case 'run':
          wanted = request.run;
          current = null;
          run(request.run, request.scenario).catch((error: unknown) => {
            const sentence = `The simulation itself failed, which is a mistake in it: ${error instanceof Error ? error.message : String(error)}`;
            outside.post({ kind: 'refused', run: request.run, problems: [{ path: '', sentence, program: null }] }, []);
          });
          return;
        case 'cancel':
          if (wanted === request.run) wanted = -1;
          return;
        case 'inspect': {
          const frames = current?.run === request.run ? inspect(current.simulation.snapshots, runtimes, request.thread, request.time) : [];
          outside.post({ kind: 'inspected', run: request.run, question: request.question, frames }, []);
          return;
        }
        default:
          request satisfies never;
      }
    },
  };
}

/** Small enough to be taken in between two frames, large enough not to be many. */
const EVENTS_PER_CHUNK = 5_000;

function postChunk(outside: Outside, run: number, recorder: ChunkRecorder, simulation: Simulation): void {
  const chunk = recorder.takeChunk();
  outside.post({ kind: 'chunk', run, chunk, reached: reached(simulation) }, transferablesOf(chunk));
}
