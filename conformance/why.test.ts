/**
 * "Why?" is answered for everything: every packet, every call, every decision and every held or unacknowledged byte of the gallery and of all recorded cases, at
 * every instant. Each answer is whole sentences with nothing undefined in them, and names its rule: an RFC clause, a manual page, a source file of Linux, or the link.
 */
import { describe, expect, it } from 'vitest';
import { stepSentence, whySummary } from '../src/trace/causes.ts';
import { worldAt } from '../src/trace/history.ts';
import { packetName } from '../src/trace/names.ts';
import { whyHeld, whyWaiting } from '../src/trace/waiting.ts';
import { decisionsOnArrival } from '../src/trace/why/arrival.ts';
import { whyStillThere } from '../src/trace/why/lasting.ts';
import { whyWindow } from '../src/trace/why/size.ts';
import { whyUnacknowledged } from '../src/trace/why/unacknowledged.ts';
import type { StreamOffset } from '../src/trace/events.ts';
import { LIBRARY, libraryRun, RECORDED, recordedRun, type Run } from './runs.ts';

const RULE = /RFC \d+|Linux|\b[a-z_0-9]+\([237]\)|of the link|of this link|of this scenario|drop-tail/;

/** What is wrong with an answer, in words; '' where nothing is. */
function flaw(answer: string, needsRule: boolean): string {
  if (answer === '') return 'is missing';
  if (/undefined|NaN|\bnull\b(?!\))|\[object/.test(answer)) return 'has a hole';
  if (!/[.!?]$/.test(answer)) return 'does not end';
  if (needsRule && /\.\.|  | \.|,,/.test(answer)) return 'is badly set';
  return needsRule && !RULE.test(answer) ? 'names no rule' : '';
}

/** Long transfers say the same thousands of times: from them as many are asked as most runs have in all, spread evenly. */
const ENOUGH = 1200;
const stride = (count: number): number => Math.max(1, Math.ceil(count / ENOUGH));

/** Every flaw of every answer of a run, with the answer. */
function flawsOf({ index, trace }: Run): readonly string[] {
  const found: string[] = [];
  const check = (what: string, answer: string, needsRule = true): void => {
    const wrong = flaw(answer, needsRule);
    if (wrong !== '') found.push(`${what} ${wrong}: ${answer}`);
  };
  for (const [at, packet] of index.packets.entries()) {
    if (at % stride(index.packets.length) !== 0) continue;
    check(`why ${packetName(packet)} was sent`, whySummary(index, packet.departed));
    const window = whyWindow(index, packet);
    if (window !== '') check(`why the window of ${packetName(packet)}`, window);
    if (packet.fate === 'lost') check(`why ${packetName(packet)} was lost`, whySummary(index, packet.ended));
    for (const decision of decisionsOnArrival(index, packet, index.events)) check('what came of it', whySummary(index, decision));
  }
  for (const call of index.calls) if (call.returned >= 0) check(`why ${call.name} returned`, whySummary(index, call.returned));
  const decisions = trace.eventsOf('decision');
  for (const [at, id] of decisions.entries()) if (at % stride(decisions.length) === 0) check('why it decided so', whySummary(index, id));
  for (let id = 0; id < trace.count; id += stride(trace.count)) check('a step', stepSentence(index, trace.event(id)), false);
  return [...new Set([...found, ...flawsInTime({ index, trace })])];
}

/** What waits, is held, unacknowledged or lasts, at every instant of the run. */
function flawsInTime({ index, trace }: Pick<Run, 'index' | 'trace'>): readonly string[] {
  const found: string[] = [];
  const check = (what: string, answer: string, needsRule: boolean, at: number): void => {
    const wrong = flaw(answer, needsRule);
    if (wrong !== '') found.push(`${what} ${wrong} at ${(at / 1e6).toFixed(1)} ms: ${answer}`);
  };
  for (let id = 0; id < trace.count; id = Math.max(trace.indexAt(trace.at(id)) + 1, id + stride(trace.count))) {
    const world = worldAt(trace, trace.at(id));
    for (const thread of world.threads.values()) {
      const waiting = whyWaiting(index, world, thread.thread);
      if (thread.state === 'blocked' && thread.call?.blocked !== null) check('why it waits', waiting?.sentence ?? '', false, world.time);
    }
    for (const socket of world.sockets.values()) {
      const ledger = world.channels.get(socket.channel)?.directions[socket.direction];
      if (socket.destroyed || ledger === undefined) continue;
      const lasting = whyStillThere(index, world, socket.socket);
      if (lasting !== '') check(`why ${socket.state} lasts`, lasting, true, world.time);
      if (ledger.end.reset || socket.state === 'CLOSED') continue;
      if (ledger.written > ledger.sent) {
        const held = whyHeld(index, world, socket.socket);
        check('why bytes are held', held === null ? '' : whySummary(index, held.id), true, world.time);
      }
      if (ledger.sent > ledger.acked) {
        const range = { channel: socket.channel, direction: socket.direction, from: ledger.acked, to: ledger.sent as StreamOffset };
        const truths = whyUnacknowledged(index, world, range);
        check('why bytes are unacknowledged', truths.map((truth) => truth.sentence).join(' '), false, world.time);
      }
    }
  }
  return found;
}

describe('why?, of everything in', () => {
  it.each(LIBRARY)('%s', (name) => expect(flawsOf(libraryRun(name))).toEqual([]));
  it.each(RECORDED)('the recorded case %s', (name) => expect(flawsOf(recordedRun(name))).toEqual([]));
});
