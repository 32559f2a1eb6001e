/** The result of a run as the command line prints it, read off the trace alone. DESIGN chapter 9. */
import { printMilliseconds } from '#time/duration.ts';
import type { Trace } from '#trace/trace.ts';
import { folded } from './folded.ts';
import { packetLines, type PacketLine } from './packets.ts';

export interface Result {
  readonly end: string;
  readonly events: number;
  readonly printed: Readonly<Record<string, readonly string[]>>;
  /** Exit code, the name of the signal that killed it, or null where it still ran. */
  readonly exit: Readonly<Record<string, number | string | null>>;
  readonly terminal: Readonly<Record<string, string>>;
  readonly packets: readonly PacketLine[];
  readonly unsupported: readonly { readonly program: string; readonly line: number; readonly what: string }[];
  /** Why the run ended, in a sentence, where it was cut short or a program never stopped. */
  readonly notes?: readonly string[];
}

export function resultOf(trace: Trace): Result {
  const names = new Map<number, string>();
  const texts = new Map<string, string>();
  const exit: Record<string, number | string | null> = {};
  const unsupported: { program: string; line: number; what: string }[] = [];
  const notes: string[] = [];
  for (const file of trace.header.files) {
    if (file.start === null) continue;
    texts.set(file.name, '');
    exit[file.name] = null;
  }
  const nameOf = (process: number): string => names.get(process) ?? '';
  for (let id = 0; id < trace.count; id++) {
    const event = trace.event(id);
    switch (event.kind) {
      case 'process.started':
        names.set(event.process, event.program);
        break;
      case 'output.written':
        texts.set(nameOf(event.process), (texts.get(nameOf(event.process)) ?? '') + event.text);
        break;
      case 'process.exited':
        exit[nameOf(event.process)] = event.signal === '' ? event.status : event.signal;
        break;
      case 'process.stopped':
        if (event.reason === 'unsupported') unsupported.push({ program: nameOf(event.process), line: event.line, what: event.sentence });
        else notes.push(`${nameOf(event.process)}${event.line > 0 ? `, line ${event.line}` : ''}: ${event.sentence}`);
        break;
      case 'run.ended':
        if (event.why === 'budget') notes.push(event.sentence);
        break;
      default:
        break;
    }
  }
  return {
    end: printMilliseconds(trace.end),
    events: trace.count,
    printed: Object.fromEntries([...texts].map(([name, text]) => [name, folded(text)])),
    exit,
    terminal: {},
    packets: packetLines(trace),
    unsupported,
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** System calls by program, one line each, in the order they were made, as strace prints them. */
export function straceLines(trace: Trace): Readonly<Record<string, readonly string[]>> {
  const programs = new Map<number, string>();
  const owners = new Map<number, number>();
  const lines: Record<string, string[]> = {};
  const open = new Map<number, { readonly program: string; readonly place: number; readonly name: string; readonly argument: string }>();
  for (const id of [
    ...trace.eventsOf('process.started'),
    ...trace.eventsOf('thread.started'),
    ...trace.eventsOf('call.entered'),
    ...trace.eventsOf('call.returned'),
    ...trace.eventsOf('process.exited'),
  ].sort((a, b) => a - b)) {
    const event = trace.event(id);
    switch (event.kind) {
      case 'process.started':
        programs.set(event.process, event.program);
        lines[event.program] ??= [];
        break;
      case 'thread.started':
        owners.set(event.thread, event.process);
        break;
      case 'call.entered': {
        const program = programs.get(owners.get(event.thread) ?? -1) ?? '';
        const list = (lines[program] ??= []);
        const place =
          list.push(
            event.name === 'exit_group' ? straceLine(event.name, event.argument, '?') : `${event.name}(${event.argument} <unfinished ...>`,
          ) - 1;
        open.set(event.call, { program, place, name: event.name, argument: event.argument });
        break;
      }
      case 'call.returned': {
        const call = open.get(event.call);
        if (call) lines[call.program]![call.place] = straceLine(call.name, event.argument || call.argument, event.result);
        break;
      }
      case 'process.exited':
        (lines[programs.get(event.process) ?? ''] ??= []).push(
          event.signal === '' ? `+++ exited with ${event.status} +++` : `+++ killed by ${event.signal} +++`,
        );
        break;
      default:
        break;
    }
  }
  return lines;
}

/** Results stand in column 40, where there is room (strace -a). */
const straceLine = (name: string, argument: string, result: string): string => `${`${name}(${argument})`.padEnd(39)} = ${result}`;
