/** Command line of the comparison: `fuzz-python.mjs [first seed] [count]` prints each difference with its first differing line. */
import { compareSeeds, firstDifference, hasPython } from './compare.ts';

const BATCH = 200;

export function main(args: readonly string[], oracle: string): number {
  if (!hasPython()) {
    console.error('There is no python3 of version 3.11 here to compare with.');
    return 2;
  }
  const first = Number(args[0] ?? 1);
  const count = Number(args[1] ?? 1000);
  let [same, different] = [0, 0];
  const stopped = new Map<string, number>();
  for (let at = 0; at < count; at += BATCH) {
    const result = compareSeeds(first + at, Math.min(BATCH, count - at), oracle);
    same += result.same;
    different += result.different.length;
    for (const [why, times] of result.stopped) stopped.set(why, (stopped.get(why) ?? 0) + times);
    for (const one of result.different) console.log(`seed ${one.seed}\n${firstDifference(one.expected, one.got)}`);
  }
  console.log(`${same} the same, ${different} different`);
  for (const [why, times] of [...stopped].sort((a, b) => b[1] - a[1])) console.log(`${times} x ${why}`);
  return different === 0 ? 0 : 1;
}
