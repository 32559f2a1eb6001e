import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ns } from './nanoseconds.ts';
import { emptyQueue, peek, pop, push } from './queue.ts';

const drain = (queue: ReturnType<typeof emptyQueue>) => {
  const out = [];
  for (let entry = pop(queue); entry; entry = pop(queue)) out.push(entry);
  return out;
};

describe('the event queue', () => {
  it('gives entries by time, and at equal times in the order they were queued', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (times) => {
        const queue = emptyQueue();
        times.forEach((at, i) => push(queue, ns(at), 'x', i, -1));
        const want = times
          .map((at, i) => ({ at, i }))
          .sort((a, b) => a.at - b.at || a.i - b.i)
          .map((e) => e.i);
        expect(drain(queue).map((e) => e.target)).toEqual(want);
      }),
    );
  });

  it('runs on identically after structuredClone in the middle', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1 }), fc.nat(50), (times, taken) => {
        const queue = emptyQueue();
        times.forEach((at, i) => push(queue, ns(at), 'x', i, -1));
        for (let i = 0; i < taken; i++) pop(queue);
        const copy = structuredClone(queue);
        expect(peek(copy)).toEqual(peek(queue));
        expect(drain(copy)).toEqual(drain(queue));
      }),
    );
  });
});
