import { describe, expect, it } from 'vitest';
import { twoSendsTrace, TWO_SENDS_MOMENTS } from './fixtures/two-sends.ts';
import { worldAt, worldAtEvent } from './history.ts';
import { ledgerProblems } from './ledger.ts';

describe('worldAt, on two small writes', () => {
  const trace = twoSendsTrace();

  it('keeps the rules of the ledger at every event', () => {
    for (let id = 0; id < trace.count; id++) expect(ledgerProblems(worldAtEvent(trace, id))).toEqual([]);
  });

  it('shows the instant of the sketch: Hello in flight, World held, client asleep, server in accept', () => {
    const world = worldAt(trace, TWO_SENDS_MOMENTS.worldHeld);
    expect(world.channels.get(0)?.directions[0]).toMatchObject({ written: 10, sent: 5, acked: 0, received: 0, read: 0, writes: 2 });
    expect([...world.flying.keys()]).toEqual([2, 3]);
    expect(world.threads.get(1)).toMatchObject({
      state: 'blocked',
      call: { name: 'clock_nanosleep', line: 6 },
      lastCall: { name: 'sendto', result: '5' },
    });
    expect(world.threads.get(0)).toMatchObject({ state: 'blocked', call: { name: 'accept4', reason: 'no finished connection' } });
    expect(world.sockets.get(0)).toMatchObject({ state: 'LISTEN', listening: { syn: [2], accept: [] } });
    expect(world.sockets.get(1)).toMatchObject({ state: 'ESTABLISHED', port: 33188, variables: { inFlight: 5 } });
    expect([...(world.processes.get(1)?.descriptors.keys() ?? [])]).toEqual([3]);
  });

  it('goes back as it goes forward', () => {
    const forward = Array.from({ length: trace.count }, (_, id) => worldAt(trace, trace.at(id)));
    for (let id = trace.count - 1; id >= 0; id--) expect(worldAt(trace, trace.at(id))).toEqual(forward[id]);
  });
});
