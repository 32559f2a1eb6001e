/** Two hosts and a link with scripted programs: what most tests of the kernel are played on. */
import type { Fault, Host, Link, Scenario } from '#scenario/scenario.ts';
import { ns } from '#time/nanoseconds.ts';
import { headerOf } from '#trace/chunk.ts';
import { createRecorder, type ChunkRecorder } from '#trace/recorder.ts';
import { recordedTrace, type Trace } from '#trace/trace.ts';
import { boot } from '../boot.ts';
import { step } from '../run.ts';
import type { Runtime } from '../runtime.ts';
import type { Kernel } from '../state.ts';
import { scripted } from './scripted.ts';

export const RUNTIMES: Kernel['runtimes'] = { python: scripted as Runtime<unknown> };

/** A program: its text, or its text with the millisecond it starts at and its stdin. */
export type Script = string | { readonly text: string; readonly at?: number; readonly stdin?: string };
const program = (name: string, script: Script): Host['programs'][number] => {
  const { text, at = 0, stdin = null } = typeof script === 'string' ? { text: script } : script;
  return {
    name,
    file: name,
    language: 'python',
    runtime: 'node',
    source: text,
    start: ns(at * 1e6),
    env: {},
    args: [],
    stdin,
    terminal: null,
  };
};

export interface Setting {
  readonly link?: Partial<Link>;
  readonly faults?: readonly Fault[];
  readonly end?: number;
  readonly seed?: number;
  readonly host?: Partial<Host>;
}

/** Host a is 10.9.0.1, host b 10.9.0.2, 20 ms apart. */
export function scenarioOf(
  a: Readonly<Record<string, Script>>,
  b: Readonly<Record<string, Script>> | null,
  setting: Setting = {},
): Scenario {
  const host = (name: string, address: number, programs: Readonly<Record<string, Script>>): Host => ({
    name,
    address,
    cores: 1,
    stepCost: ns(200),
    forward: false,
    nodelay: false,
    quickack: false,
    sysctl: {},
    programs: Object.entries(programs).map(([file, script]) => program(file, script)),
    ...setting.host,
  });
  const link: Link = {
    between: [0, 1],
    delay: ns(20e6),
    jitter: ns(0),
    bandwidth: Infinity,
    mtu: 1500,
    loss: 0,
    duplicate: 0,
    reorder: 0,
    corrupt: 0,
    queue: 100,
    mark: Infinity,
    down: [],
    ...setting.link,
  };
  return {
    version: 1,
    title: 'test',
    about: '',
    seed: setting.seed ?? 1,
    end: ns((setting.end ?? 5000) * 1e6),
    date: '2026-01-01T00:00:00Z',
    hosts: [host('a', 0x0a090001, a), ...(b ? [host('b', 0x0a090002, b)] : [])],
    links: b ? [link] : [],
    faults: setting.faults ?? [],
    story: [],
  };
}

export interface Played {
  readonly trace: Trace;
  readonly kernel: Kernel;
  readonly printed: (program: string) => readonly string[];
}

export function start(scenario: Scenario): { readonly kernel: Kernel; readonly recorder: ChunkRecorder } {
  const recorder = createRecorder(headerOf(scenario));
  const booted = boot(scenario, RUNTIMES, recorder);
  if ('problems' in booted) throw new Error(booted.problems.map((problem) => `${problem.path}: ${problem.sentence}`).join('\n'));
  return { kernel: booted.kernel, recorder };
}

export function play(scenario: Scenario): Played {
  const { kernel, recorder } = start(scenario);
  while (step(kernel));
  const trace = recordedTrace(recorder);
  return { trace, kernel, printed: (name) => printedBy(trace, name) };
}

function printedBy(trace: Trace, program: string): readonly string[] {
  const ids = new Set(
    [...trace.eventsOf('process.started')]
      .map((id) => trace.eventOf('process.started', id))
      .filter((event) => event.program === program)
      .map((event) => event.process),
  );
  const text = [...trace.eventsOf('output.written')]
    .map((id) => trace.eventOf('output.written', id))
    .filter((event) => ids.has(event.process))
    .map((event) => event.text)
    .join('');
  return text.split('\n').slice(0, -1);
}
