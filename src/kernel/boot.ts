/** From a scenario to computers that are switched on: hosts, links, routes, and every program waiting for its start. */
import { settingsFrom } from '#protocols/tcp/settings.ts';
import type { Scenario } from '#scenario/scenario.ts';
import { ns } from '#time/nanoseconds.ts';
import { emptyQueue, push } from '#time/queue.ts';
import { hash32, randomFor } from '#time/random.ts';
import { NO_EVENT, type Recorder } from '#trace/events.ts';
import { newDirection } from './network/link.ts';
import { computeRoutes } from './network/route.ts';
import type { Problem, ProgramImage, SourceFile } from './runtime.ts';
import type { HostState, Kernel, KernelState, LinkState, ProgramEntry } from './state.ts';
import { settingProblem, settingsTable } from './sysctl.ts';

/** Something that keeps a scenario from being run. `program` is set where it lies in a program's text. */
export interface BootProblem {
  readonly path: string;
  readonly sentence: string;
  readonly program: Problem | null;
}

const FIRST_PID = 1001;

/** Builds the kernel of a run, or says everything that keeps it from running. */
export function boot(
  scenario: Scenario,
  runtimes: Kernel['runtimes'],
  trace: Recorder,
): { readonly kernel: Kernel } | { readonly problems: readonly BootProblem[] } {
  const problems: BootProblem[] = [];
  scenario.hosts.forEach((host, index) => {
    for (const [name, value] of Object.entries(host.sysctl)) {
      const sentence = settingProblem(name, value);
      if (sentence) problems.push({ path: `hosts[${index}].sysctl["${name}"]`, sentence, program: null });
    }
  });
  const routes = computeRoutes(scenario.hosts, scenario.links);
  const epoch = Math.floor(Date.parse(scenario.date) / 1000);
  const state: KernelState = {
    now: ns(0),
    end: scenario.end,
    seed: scenario.seed,
    epoch,
    date: scenario.date,
    queue: emptyQueue(),
    hosts: scenario.hosts.map((host, index): HostState => ({
      index,
      name: host.name,
      address: host.address,
      stepCost: host.stepCost,
      cores: host.cores,
      forward: host.forward,
      sysctl: settingsTable(host.sysctl),
      nodelay: host.nodelay,
      tcpSettings: { ...settingsFrom(host.sysctl), quickAck: host.quickack },
      freeCores: host.cores,
      ready: [],
      routes: routes[index] ?? [],
      connections: new Map(),
      ports: { tcp: new Map(), udp: new Map() },
      random: randomFor(scenario.seed, 'host', index),
      portCursor: hash32(scenario.seed, 'ports', index) % 64,
      identification: hash32(scenario.seed, 'identification', index) & 0xffff,
      originated: { any: 0, data: 0, syn: 0, fin: 0, rst: 0, ack: 0 },
      reassembly: new Map(),
      pathMtu: new Map(),
      icmp: { tokens: Number.MAX_SAFE_INTEGER, at: ns(0) },
    })),
    links: scenario.links.map((link, index): LinkState => ({
      between: link.between,
      delay: link.delay,
      jitter: link.jitter,
      bandwidth: link.bandwidth,
      mtu: link.mtu,
      loss: link.loss,
      duplicate: link.duplicate,
      reorder: link.reorder,
      corrupt: link.corrupt,
      queue: link.queue,
      mark: link.mark,
      down: link.down,
      directions: [newDirection(scenario.seed, index, 0), newDirection(scenario.seed, index, 1)],
    })),
    programs: [],
    processes: [],
    threads: [],
    files: new Map(),
    sockets: new Map(),
    epolls: new Map(),
    flying: new Map(),
    faults: scenario.faults.map((fault) => ({ ...fault })),
    next: { file: 0, socket: 0, channel: 0, packet: 0, call: 0, pid: FIRST_PID },
    nextEvent: 0,
    steps: 0,
    alive: 0,
    ended: false,
  };
  const kernel: Kernel = { state, trace, runtimes, halt: null, outside: null };
  installPrograms(kernel, scenario, problems);
  return problems.length > 0 ? { problems } : { kernel };
}

function installPrograms(k: Kernel, scenario: Scenario, problems: BootProblem[]): void {
  const { state } = k;
  const names = Object.fromEntries(scenario.hosts.map((host) => [host.name, host.address]));
  const files: SourceFile[][] = [];
  let index = 0;
  for (const host of scenario.hosts)
    files.push(host.programs.map((program) => ({ name: program.name, source: program.source, index: index++ })));
  scenario.hosts.forEach((host, hostIndex) => {
    host.programs.forEach((program, place) => {
      const source = files[hostIndex]![place]!;
      const pid = program.start === null ? 0 : state.next.pid++;
      const entry: ProgramEntry = {
        index: source.index,
        host: hostIndex,
        name: program.name,
        language: program.language,
        source,
        start: program.start,
        env: program.env,
        args: program.args,
        stdin: program.stdin,
        pid,
        loaded: null,
      };
      state.programs.push(entry);
      if (program.start === null) return;
      const image: ProgramImage = {
        main: program.name,
        files: files[hostIndex]!,
        args: [program.name, ...program.args],
        env: { ...homeEnvironment(program.language), ...program.env },
        hosts: { ...names, localhost: 0x7f000001 },
        pid,
        seed: hash32(state.seed, 'program', program.name),
        date: scenario.date,
      };
      const runtime = k.runtimes[program.language];
      const path = `hosts[${hostIndex}].programs[${place}]`;
      if (!runtime) {
        problems.push({
          path: `${path}.language`,
          sentence: `${program.name} is written in ${program.language}, which does not run here yet.`,
          program: null,
        });
        return;
      }
      const loaded = runtime.load(image);
      if ('problems' in loaded) {
        for (const problem of loaded.problems) problems.push({ path: `${path}.source`, sentence: problem.sentence, program: problem });
        return;
      }
      entry.loaded = loaded.state;
      state.alive++;
      push(state.queue, program.start, 'start', entry.index, NO_EVENT);
    });
  });
}

/** DESIGN chapter 7. */
const homeEnvironment = (language: ProgramEntry['language']): Record<string, string> =>
  language === 'python'
    ? { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/root', LANG: 'C.UTF-8' }
    : { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/root', LANG: 'C.UTF-8', TZ: 'UTC' };
