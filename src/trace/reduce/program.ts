/** Processes, threads, and the system calls they are in. */
import { ns } from '#time/nanoseconds.ts';
import type { EventAmong } from '../events.ts';
import { emptyTable } from '../table.ts';
import type { CallView, DescriptorView, ThreadView } from '../world.ts';
import { change, type WorldDraft } from './draft.ts';

type ProgramEvent = EventAmong<
  | 'process.started'
  | 'process.exited'
  | 'process.stopped'
  | 'thread.started'
  | 'thread.running'
  | 'thread.ready'
  | 'thread.exited'
  | 'call.entered'
  | 'call.blocked'
  | 'call.returned'
  | 'output.written'
  | 'exception.uncaught'
>;

export const reduceProgram = (draft: WorldDraft, event: ProgramEvent): void => {
  const { processes } = draft;
  const thread = (id: number, next: (view: ThreadView) => ThreadView): void => change(draft.threads, id, 'thread', next);
  switch (event.kind) {
    case 'process.started':
      processes.set(event.process, {
        process: event.process,
        host: event.host,
        pid: event.pid,
        program: event.program,
        started: event.id,
        descriptors: emptyTable<DescriptorView>(),
        output: null,
        exited: null,
        stopped: null,
      });
      return;
    case 'process.exited':
      change(processes, event.process, 'process', (view) => ({
        ...view,
        exited: { event: event.id, status: event.status, signal: event.signal },
      }));
      return;
    case 'process.stopped':
      change(processes, event.process, 'process', (view) => ({ ...view, stopped: event.id }));
      return;
    case 'output.written':
      change(processes, event.process, 'process', (view) => ({ ...view, output: event.id }));
      return;
    case 'exception.uncaught':
      // Its traceback is output and its end is the process's; nothing of the world changes here.
      return;
    case 'thread.started':
      draft.threads.set(event.thread, {
        thread: event.thread,
        process: event.process,
        name: event.name,
        state: 'ready',
        anchorAt: event.at,
        anchorStep: 0,
        call: null,
        lastCall: null,
      });
      return;
    case 'thread.running':
    case 'thread.ready':
    case 'thread.exited': {
      const state = event.kind === 'thread.running' ? 'running' : event.kind === 'thread.ready' ? 'ready' : 'exited';
      thread(event.thread, (view) => ({
        ...view,
        state,
        anchorAt: event.at,
        anchorStep: event.step,
        // A thread that ends inside a call (exit_group) is in no call any more.
        call: state === 'exited' ? null : view.call,
        lastCall: state === 'exited' ? (view.call ?? view.lastCall) : view.lastCall,
      }));
      return;
    }
    case 'call.entered': {
      const call: CallView = {
        call: event.call,
        name: event.name,
        argument: event.argument,
        line: event.line,
        descriptor: event.descriptor,
        socket: event.socket,
        entered: event.id,
        blocked: null,
        reason: '',
        until: ns(-1),
        returned: null,
        result: '',
      };
      thread(event.thread, (view) => ({ ...view, state: 'in-call', anchorAt: event.at, anchorStep: event.step, call }));
      return;
    }
    case 'call.blocked':
      thread(event.thread, (view) => ({
        ...view,
        state: 'blocked',
        call: view.call === null ? null : { ...view.call, blocked: event.id, reason: event.reason, until: event.until },
      }));
      return;
    case 'call.returned':
      thread(event.thread, (view) => ({
        ...view,
        state: 'running',
        anchorAt: event.at,
        anchorStep: event.step,
        call: null,
        lastCall:
          view.call === null
            ? view.lastCall
            : {
                ...view.call,
                returned: event.id,
                result: event.result,
                argument: event.argument === '' ? view.call.argument : event.argument,
              },
      }));
      return;
    default:
      event satisfies never;
  }
};
