/** Processes, threads, and the system calls they are in. */
import { ns } from '#time/nanoseconds.ts';
import type { EventAmong } from '../events.ts';
import { emptyTable } from '../table.ts';
import type { CallView, DescriptorView } from '../world.ts';
import type { WorldDraft, Writable } from './draft.ts';

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
  const { processes, threads } = draft;
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
      processes.edit(event.process).exited = { event: event.id, status: event.status, signal: event.signal };
      return;
    case 'process.stopped':
      processes.edit(event.process).stopped = event.id;
      return;
    case 'output.written':
      processes.edit(event.process).output = event.id;
      return;
    case 'exception.uncaught':
      // Its traceback is output and its end is the process's; nothing of the world changes here.
      return;
    case 'thread.started':
      threads.set(event.thread, {
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
      const thread = threads.edit(event.thread);
      thread.anchorAt = event.at;
      thread.anchorStep = event.step;
      thread.state = event.kind === 'thread.running' ? 'running' : event.kind === 'thread.ready' ? 'ready' : 'exited';
      if (thread.state !== 'exited') return;
      // A thread that ends inside a call (exit_group) is in no call any more.
      thread.lastCall = thread.call ?? thread.lastCall;
      thread.call = null;
      return;
    }
    case 'call.entered': {
      const thread = threads.edit(event.thread);
      thread.state = 'in-call';
      thread.anchorAt = event.at;
      thread.anchorStep = event.step;
      thread.call = {
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
      return;
    }
    case 'call.blocked': {
      const thread = threads.edit(event.thread);
      thread.state = 'blocked';
      if (thread.call !== null) thread.call = { ...thread.call, blocked: event.id, reason: event.reason, until: event.until };
      return;
    }
    case 'call.returned': {
      const thread = threads.edit(event.thread);
      thread.state = 'running';
      thread.anchorAt = event.at;
      thread.anchorStep = event.step;
      const { call } = thread;
      thread.call = null;
      if (call === null) return;
      // A call entered in this draft is this draft's own, and may be changed in place.
      const finished: Writable<CallView> = call.entered >= draft.first ? call : { ...call };
      finished.returned = event.id;
      finished.result = event.result;
      if (event.argument !== '') finished.argument = event.argument;
      thread.lastCall = finished;
      return;
    }
    default:
      event satisfies never;
  }
};
