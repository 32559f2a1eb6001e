import { describe, expect, it } from 'vitest';
import { ns } from '#time/nanoseconds.ts';
import { why } from './causes.ts';
import { told } from './describe.ts';
import { horizon, knownTo, learnedBy } from './eyes.ts';
import { twoSendsTrace, TWO_SENDS_MOMENTS } from './fixtures/two-sends.ts';
import { worldAt } from './history.ts';
import { indexOf } from './index/index.ts';
import { ladderText } from './ladder-text.ts';
import { bytesOf, journeyOf, rangesOf, whereabouts } from './provenance.ts';
import { whyHeld, whyWaiting } from './waiting.ts';
import { groupedNumbers } from './words.ts';

const trace = twoSendsTrace();
const index = indexOf(trace);
const sentOf = (packet: number): number => index.packets[packet]!.sent;

describe('the ladder in text', () => {
  it('draws two small writes', () => {
    expect(`\n${ladderText(index)}`).toBe(`
          client                                    server
    400.0 |--- SYN ---------------------------------->|
    420.0 |<-- SYN-ACK -------------------------------|
    440.0 |--- ACK “send 1 next” -------------------->|
    440.0 |--- segment 4 (bytes 1–5) ---------------->|
    460.0 |<-- ACK “send 6 next” ---------------------|
    480.0 |--- segment 6 (bytes 6–10) --------------->|
    500.0 |<-- ACK “send 11 next” --------------------|
    740.0 |--- FIN ---------------------------------->|
    760.0 |<-- FIN -----------------------------------|
    780.0 |--- ACK “send 2 next” -------------------->|`);
  });

  it('tells everything beside it, where that is wanted', () => {
    const lines = ladderText(index, { only: 'all' }).split('\n');
    expect(lines.find((line) => line.includes('printed'))).toContain("server.py printed recv b'Hello'.");
  });
});

describe('why', () => {
  it('leads from a segment back to the line of code', () => {
    const { summary, steps, more } = why(index, sentOf(3));
    expect(summary).toBe(
      'The kernel of client sent segment 4 (bytes 1–5), because client.py called send() at line 4. ' +
        '5 B is less than the MSS of 1448 B, but nothing is unacknowledged, so they go at once (RFC 9293 3.7.4).',
    );
    expect(steps.map((step) => step.sentence)).toEqual([
      'The kernel of client sent segment 4 (bytes 1–5).',
      '5 B is less than the MSS of 1448 B, but nothing is unacknowledged, so they go at once (RFC 9293 3.7.4).',
      'client.py handed 5 bytes, “Hello”, to its kernel (write 1).',
      'client.py called send() at line 4.',
    ]);
    expect(more).toBe(false);
  });

  it('names what else a release rested on: the write, and that it had been held', () => {
    const { steps } = why(index, sentOf(5));
    const grounds = steps.flatMap((step) => step.because.map((ground) => ground.sentence));
    expect(grounds).toContain('client.py handed 5 bytes, “World”, to its kernel (write 2).');
    expect(grounds).toContain('“World” waits. 5 B is less than the MSS of 1448 B, and 5 B are unacknowledged (RFC 9293 3.7.4).');
    expect(steps.map((step) => step.sentence)).toContain('The ACK “send 6 next” arrived at client.');
  });

  it('tells each event once', () => {
    for (let id = 0; id < trace.count; id++) {
      const events = why(index, id).steps.flatMap((step) => [step.event, ...step.because.map((ground) => ground.event)]);
      expect(new Set(events).size).toBe(events.length);
    }
  });
});

describe('why it waits', () => {
  const waits = (thread: number, moment: keyof typeof TWO_SENDS_MOMENTS) => {
    const waiting = whyWaiting(index, worldAt(trace, TWO_SENDS_MOMENTS[moment]), thread);
    return waiting === null ? [] : [waiting.sentence, waiting.ends, ...waiting.elsewhere.map((other) => other.sentence)];
  };

  it('says since when, for what, and what will end it', () => {
    expect(waits(1, 'synFlying')).toEqual([
      'client.py waits in connect() at line 3 on socket 3: the handshake is not finished.',
      'It goes on when the SYN-ACK arrives; the other program need not do anything for that.',
      'On the wire: the SYN.',
    ]);
    expect(waits(1, 'worldHeld')).toEqual([
      'client.py waits in sleep() at line 6: asleep.',
      'It asked for that. The clock wakes it at 740.0 ms.',
    ]);
    expect(whyWaiting(index, worldAt(trace, TWO_SENDS_MOMENTS.worldHeld), 0)?.since).toBe(14_000);
  });

  it('knows what the other side holds back', () => {
    expect(waits(0, 'ackFlying').at(-1)).toBe(
      'The kernel of client holds 5 bytes for it. 5 B is less than the MSS of 1448 B, and 5 B are unacknowledged.',
    );
    expect(whyHeld(index, worldAt(trace, TWO_SENDS_MOMENTS.worldHeld), 1)?.rule).toBe('nagle');
    expect(whyHeld(index, worldAt(trace, TWO_SENDS_MOMENTS.worldFlying), 1)).toBe(null);
  });

  it('says nothing of a thread that runs or has ended', () => {
    expect(waits(1, 'closing')).toEqual([]);
    expect(whyWaiting(index, worldAt(trace, ns(0)), 1)).toBe(null);
  });
});

describe('one host’s eyes', () => {
  const at = (moment: keyof typeof TWO_SENDS_MOMENTS) => worldAt(trace, TWO_SENDS_MOMENTS[moment]).events;
  const writes = index.channels[0]!.directions[0].writes;

  it('see what has reached them, and not more', () => {
    const server = knownTo(index, 1, at('worldHeld'));
    expect(server(sentOf(0))).toBe(true);
    expect(server(sentOf(3))).toBe(false);
    expect(server(writes[0]!.event)).toBe(false);
    expect(knownTo(index, 0, at('worldHeld'))(writes[1]!.event)).toBe(true);
    // When Hello has arrived, the server knows of the first write and still nothing of the second.
    const later = knownTo(index, 1, at('ackFlying'));
    expect([later(writes[0]!.event), later(writes[1]!.event)]).toEqual([true, false]);
    // That the ACK arrived is not known to the server before something else comes of it.
    expect(learnedBy(index, 1, index.packets[4]!.ended)).toBe(index.packets[5]!.ended);
  });

  it('reach as far as the newest news', () => {
    expect(horizon(index, 1, 0, at('synFlying'))).toBe(-1);
    expect(horizon(index, 1, 0, at('worldHeld'))).toBe(sentOf(0));
    expect(horizon(index, 1, 0, at('ackFlying'))).toBe(sentOf(3));
  });
});

describe('provenance of two small writes', () => {
  it('follows bytes from the write to the read', () => {
    const [range] = rangesOf(index, { kind: 'packet', packet: 5 });
    expect(String.fromCharCode(...bytesOf(index, range!))).toBe('World');
    expect(journeyOf(index, range!).map(({ what, at }) => `${(at / 1e6).toFixed(1)} ${what}`)).toEqual([
      '440.0 written',
      '480.0 sent',
      '500.0 arrived',
      '500.0 read',
      '520.0 acknowledged',
    ]);
    const call = index.calls.find((candidate) => candidate.name === 'recvfrom')!;
    expect(rangesOf(index, { kind: 'call', call: call.call })).toEqual([{ channel: 0, direction: 0, from: 0, to: 5 }]);
    expect(rangesOf(index, { kind: 'write', channel: 0, direction: 0, write: 2 })).toEqual([range]);
  });

  it('says where the bytes are at the sketch’s instant', () => {
    const world = worldAt(trace, TWO_SENDS_MOMENTS.worldHeld);
    expect(whereabouts(world, { channel: 0, direction: 0, from: 0 as never, to: 12 as never })).toEqual([
      { from: 0, to: 5, sender: 'unacknowledged', receiver: 'absent' },
      { from: 5, to: 10, sender: 'held', receiver: 'absent' },
      { from: 10, to: 12, sender: 'unwritten', receiver: 'absent' },
    ]);
  });
});

describe('the ordered log', () => {
  it('reads as a story, in the order in which things happened', () => {
    const lines = told(index, 0, trace.count);
    expect(lines.map((line) => line.event)).toEqual(lines.map((line) => line.event).toSorted((a, b) => a - b));
    expect(lines.slice(-4).map((line) => line.sentence)).toEqual([
      'server knows that client has its FIN.',
      'Socket 4 of server.py went from LAST-ACK to CLOSED.',
      'The kernel forgot socket 4 of server.py.',
      'The run ended: No program is left, and only TIME-WAIT runs on.',
    ]);
    expect(lines.map((line) => line.sentence).join(' ')).not.toMatch(/undefined|NaN/);
  });
});

describe('numbers in the sentences of the engine', () => {
  it('get separators where they are long, and ports stay names', () => {
    expect(groupedNumbers('counted from 4139528746; 65536 B, 1448 B, ports 51760 and 40000, port 51760. RFC 9293 3.8.')).toBe(
      'counted from 4,139,528,746; 65,536 B, 1448 B, ports 51760 and 40000, port 51760. RFC 9293 3.8.',
    );
  });
});
