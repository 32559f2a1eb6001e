/**
 * Trace queries: small questions to a run, for numbers in texts, for the answer of an `ask` and for a `goal`. Parsed, never evaluated as code.
 * The grammar stands in README.md. Every mistake is a sentence: an unknown name must not turn into an empty text.
 */
import { isMistake, parseOperand, type Mistake, type Operand, type Pick } from './queryparse.ts';
import type { Found } from './anchors.ts';
import { callField, decisionField, lineField, packetField, socketField, type Value } from './fields.ts';
import { worldAt } from './history.ts';
import type { TraceIndex } from './index/index.ts';
import { hostName } from './names.ts';
import { isSocketOf, pickCalls, pickDecisions, pickLines, pickPackets, pickStates } from './select.ts';
import { countText, millisecondsText } from './words.ts';
import type { World } from './world.ts';
import type { EventId } from './events.ts';

/** What a query is asked about: the run, and the beat it stands in (null outside a story). */
export interface Asked {
  readonly index: TraceIndex;
  readonly beat: Found | null;
}

export type Answer = Value | Mistake;

const number = (value: number): Value => ({ value, text: countText(value) });
const wrong = (problem: string): Mistake => ({ problem });

const worldOf = ({ index, beat }: Asked): World => worldAt(index.trace, beat?.at ?? index.trace.end);

/** A picked thing, as something that has fields. */
interface Thing {
  readonly event: EventId;
  readonly field: (name: string) => Value | null;
}

const things = (asked: Asked, pick: Pick): readonly Thing[] | Mistake => {
  const { index } = asked;
  const { criteria } = pick;
  switch (pick.kind) {
    case 'packet':
      return pickPackets(index, {
        ...criteria,
        when: criteria.when === 'arrived' || criteria.when === 'lost' || criteria.when === 'marked' ? criteria.when : 'sent',
      }).map(({ event, item }) => ({ event, field: (name) => packetField(index, item, name) }));
    case 'call':
      return pickCalls(index, {
        ...criteria,
        when: criteria.when === 'blocked' || criteria.when === 'returned' ? criteria.when : 'entered',
      }).map(({ event, item }) => ({ event, field: (name) => callField(index, item, name) }));
    case 'printed':
      return pickLines(index, criteria).map(({ event, item }) => ({ event, field: (name) => lineField(index, item, name) }));
    case 'decision':
      return pickDecisions(index, criteria).map(({ event }) => ({ event, field: (name) => decisionField(index, event, name) }));
    case 'state':
      return pickStates(index, criteria).map(({ event, item }) => ({
        event,
        field: (name) => socketField(index, worldAt(index.trace, index.trace.at(event)), item, name),
      }));
    case 'socket': {
      const world = worldOf(asked);
      return (
        index.sockets
          .filter((socket) => isSocketOf(index, socket.socket, criteria.program, criteria.host))
          // Up to the beat: those that exist then, not those that are gone.
          .filter((socket) => !pick.untilBeat || world.sockets.get(socket.socket)?.destroyed === false)
          .map((socket) => ({ event: socket.created, field: (name) => socketField(index, world, socket.socket, name) }))
      );
    }
    default:
      return pick.kind satisfies never;
  }
};

const picked = (asked: Asked, pick: Pick): readonly Thing[] | Mistake => {
  const all = things(asked, pick);
  if (isMistake(all) || !pick.untilBeat) return all;
  if (asked.beat === null) return wrong('“until=beat” stands outside a beat.');
  const { events } = worldOf(asked);
  return all.filter((thing) => thing.event < events);
};

const one = (asked: Asked, pick: Pick, field: string): Answer => {
  const all = picked(asked, pick);
  if (isMistake(all)) return all;
  const thing = all[pick.nth - 1];
  if (thing === undefined) return wrong(`This run has no ${pick.kind} number ${pick.nth} of that kind (${pick.text}).`);
  return thing.field(field) ?? wrong(`A ${pick.kind} has no “${field}”.`);
};

const sum = (asked: Asked, pick: Pick, field: string): Answer => {
  const all = picked(asked, pick);
  if (isMistake(all)) return all;
  let total = 0;
  for (const thing of all) {
    const value = thing.field(field);
    if (value === null || typeof value.value !== 'number') return wrong(`“${field}” of a ${pick.kind} is no number to add up.`);
    total += value.value;
  }
  return number(total);
};

const stateOf = (asked: Asked, owner: string, descriptor: number): Answer => {
  const { index } = asked;
  const world = worldOf(asked);
  let newest = -1;
  for (const socket of index.sockets) {
    const holds = socket.descriptors.some((own) => {
      const process = index.processes[own.process];
      const fits = process !== undefined && (process.program === owner || hostName(index, process.host) === owner);
      return fits && own.descriptor === descriptor && own.opened < world.events;
    });
    if (holds) newest = socket.socket;
  }
  const view = world.sockets.get(newest);
  return view === undefined ? wrong(`${owner} has no socket ${descriptor} at that instant.`) : { value: view.state, text: view.state };
};

const bytesAt = (asked: Asked, owner: string, place: Extract<Operand, { kind: 'bytes' }>['place']): Answer => {
  const { index } = asked;
  const world = worldOf(asked);
  const known =
    index.trace.header.hosts.some((host) => host.name === owner) || index.processes.some((process) => process.program === owner);
  if (!known) return wrong(`Nobody here is called “${owner}”.`);
  let total = 0;
  for (const socket of world.sockets.values()) {
    const channel = socket.destroyed ? undefined : world.channels.get(socket.channel);
    const entry = index.sockets[socket.socket];
    if (channel === undefined || entry === undefined) continue;
    if (hostName(index, entry.host) !== owner && !isSocketOf(index, socket.socket, owner, undefined)) continue;
    const ours = channel.directions[socket.direction];
    const theirs = channel.directions[socket.direction === 0 ? 1 : 0];
    switch (place) {
      case 'send.unacked':
        total += ours.sent - ours.acked;
        break;
      case 'send.held':
        total += ours.written - ours.sent;
        break;
      case 'send.buffered':
        total += ours.written - ours.acked;
        break;
      case 'receive.unread':
        total += theirs.received - theirs.read;
        break;
      default:
        place satisfies never;
    }
  }
  return number(total);
};

const ofBeat = ({ index, beat }: Asked, thing: 'packet' | 'call' | 'socket' | 'decision' | null, field: string): Answer => {
  if (beat === null) return wrong(`“${field}” stands outside a beat.`);
  const packet = index.packets[beat.packet];
  const call = index.calls[beat.call];
  const unnamed = thing === null;
  if (packet !== undefined && (thing === 'packet' || unnamed))
    return packetField(index, packet, field) ?? wrong(`A packet has no “${field}”.`);
  if (call !== undefined && (thing === 'call' || unnamed)) return callField(index, call, field) ?? wrong(`A call has no “${field}”.`);
  if (thing === 'decision' || unnamed) {
    const value = decisionField(index, beat.event, field);
    if (value !== null) return value;
  }
  if (beat.socket >= 0 && (thing === 'socket' || unnamed)) {
    return socketField(index, worldAt(index.trace, beat.at), beat.socket, field) ?? wrong(`A socket has no “${field}”.`);
  }
  return wrong(unnamed ? `“${field}” is no name that this beat knows.` : `This beat is about no ${thing}.`);
};

const operandValue = (asked: Asked, operand: Operand): Answer => {
  switch (operand.kind) {
    case 'count': {
      const all = picked(asked, operand.pick);
      return isMistake(all) ? all : number(all.length);
    }
    case 'sum':
      return sum(asked, operand.pick, operand.field);
    case 'one':
      return one(asked, operand.pick, operand.field);
    case 'state':
      return stateOf(asked, operand.owner, operand.descriptor);
    case 'bytes':
      return bytesAt(asked, operand.owner, operand.place);
    case 'time':
      if (asked.beat === null) return wrong('“time” stands outside a beat.');
      return { value: asked.beat.at, text: millisecondsText(asked.beat.at) };
    case 'beat':
      return ofBeat(asked, operand.thing, operand.field);
    default:
      return operand satisfies never;
  }
};

/** The answer to a query: a value and how it is written, or what is wrong with the question. */
export const ask = (asked: Asked, query: string): Answer => {
  const operand = parseOperand(query);
  return isMistake(operand) ? operand : operandValue(asked, operand);
};

const COMPARISON = /^(.*?)\s+(=|!=|<=|>=|<|>)\s+(.*)$/;

/** Does the run meet a goal? `QUERY = VALUE` (or != < <= > >=); a query alone is met by any number but 0 and any text but ''. */
export const isMet = (asked: Asked, goal: string): boolean | Mistake => {
  const parts = COMPARISON.exec(goal.trim());
  const [query, sign, wanted] = parts === null ? [goal, '', ''] : [parts[1] ?? '', parts[2] ?? '', (parts[3] ?? '').trim()];
  const answer = ask(asked, query);
  if (isMistake(answer)) return answer;
  const { value, text } = answer;
  const other = typeof value === 'number' ? Number(wanted) : wanted;
  if (typeof value === 'number' && sign !== '' && Number.isNaN(other)) return wrong(`“${wanted}” is no number to compare with.`);
  switch (sign) {
    case '':
      return value !== 0 && value !== '';
    case '=':
      return value === other || text === wanted;
    case '!=':
      return value !== other && text !== wanted;
    case '<':
      return value < other;
    case '<=':
      return value <= other;
    case '>':
      return value > other;
    default:
      return value >= other;
  }
};
