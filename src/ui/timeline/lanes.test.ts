import { describe, expect, it } from 'vitest';
import { ns } from '#time/nanoseconds.ts';
import { indexOf } from '#trace/index/index.ts';
import { twoSendsTrace } from '#trace/fixtures/two-sends.ts';
import { shownScale } from '../timescale/timescale.ts';
import { lanesOf } from './lanes.ts';
import { METRICS, hitAt, placeLanes, placeTicks, xOf } from './layout.ts';

const index = indexOf(twoSendsTrace());
const lanes = lanesOf(index);
const scale = shownScale(index.silences, index.trace.end);
const window = { from: 0, to: scale.length, width: 1000 };

describe('lanes', () => {
  it('run from one program down to the other, with sockets and the wire between', () => {
    expect(lanes.map((lane) => lane.label)).toEqual(['client.py', 'client fd 3', 'wire', 'server fd 3', 'server fd 4', 'server.py']);
  });
  it('show each state of a socket for as long as it lasted', () => {
    const client = lanes[1];
    if (client?.kind !== 'socket') throw new Error('the second lane is a socket');
    expect(client.bars.map((bar) => bar.text)).toEqual(
      ['SYN-SENT', 'ESTABLISHED', 'FIN-WAIT-1', 'TIME-WAIT'].filter((state) => client.bars.some((bar) => bar.text === state)),
    );
    for (const [place, bar] of client.bars.entries()) if (place > 0) expect(bar.from).toBe(client.bars[place - 1]?.to);
  });
  it('give two writes in one microsecond two ticks', () => {
    const program = lanes[0];
    if (program?.kind !== 'thread') throw new Error('the first lane is a program');
    expect(program.ticks.map((tick) => tick.write)).toEqual([1, 2]);
    const [a, b] = placeTicks(program.ticks, scale, window);
    expect((b?.x ?? 0) - (a?.x ?? 0)).toBeGreaterThanOrEqual(5);
  });
  it('tell what lies under the pointer, but not what has not begun yet', () => {
    const { placed } = placeLanes(lanes, METRICS);
    const wire = placed.find((row) => row.lane.kind === 'wire');
    const flight = wire?.lane.kind === 'wire' ? wire.lane.flights.find((one) => one.write === 1) : undefined;
    if (wire === undefined || flight === undefined) throw new Error('Hello crosses the wire');
    const x = (xOf(scale, window, flight.from) + xOf(scale, window, flight.to ?? ns(0))) / 2;
    const y = wire.top + wire.height / 2;
    expect(hitAt(placed, scale, window, index.trace.end, x, y)).toMatchObject({ kind: 'flight', flight: { packet: flight.packet } });
    expect(hitAt(placed, scale, window, ns(flight.from - 1), x, y)).not.toMatchObject({ flight: { packet: flight.packet } });
  });
});
