import { describe, expect, test } from 'vitest';
import { twoSendsTrace } from '#trace/fixtures/two-sends.ts';
import type { StreamOffset } from '#trace/events.ts';
import { indexOf } from '#trace/index/index.ts';
import { followRows } from './follow.ts';
import { bytesOfCall } from './following.ts';

const index = indexOf(twoSendsTrace());
const range = (from: number, to: number): Parameters<typeof followRows>[1] => ({
  channel: 0,
  direction: 0,
  from: from as StreamOffset,
  to: to as StreamOffset,
});

describe('follow these bytes', () => {
  test('Hello: from its line over the wire to the recv that returned it', () => {
    expect(followRows(index, range(0, 5)).map((row) => `${row.where}: ${row.text}`)).toEqual([
      'line 4: sock.send(b"Hello")',
      '440.0 ms: into the send buffer',
      '440.0 ms: segment 4',
      '460.0 ms: into the receive buffer',
      '460.0 ms: line 8: recv → “Hello”',
      '480.0 ms: acknowledged: out of the send buffer',
    ]);
  });

  test('World waits in the send buffer for a round trip', () => {
    const rows = followRows(index, range(5, 10));
    expect(rows.slice(1, 3).map((row) => `${row.where}: ${row.text}`)).toEqual(['440.0 ms: into the send buffer', '480.0 ms: segment 6']);
  });

  test('a call moved its bytes once it has done so, not before', () => {
    const send = index.calls.find((call) => call.name === 'sendto');
    const recv = index.calls.find((call) => call.name === 'recvfrom');
    expect(bytesOfCall(index, send?.call ?? -1, index.events)).toEqual(range(0, 5));
    expect(bytesOfCall(index, recv?.call ?? -1, index.events)).toEqual(range(0, 5));
    expect(bytesOfCall(index, recv?.call ?? -1, recv?.entered ?? 0)).toBeNull();
    expect(bytesOfCall(index, index.calls.find((call) => call.name === 'connect')?.call ?? -1, index.events)).toBeNull();
  });
});
