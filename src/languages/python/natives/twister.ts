/** The Mersenne Twister (Modules/_randommodule.c, after Matsumoto and Nishimura): its state is a list of 624 words and the place in them. */
import { list, type List } from '../objects/values.ts';
import { natives } from './registry.ts';

const N = 624;
const M = 397;

/** init_by_array. */
function seeded(key: readonly number[]): number[] {
  const words = new Array<number>(N).fill(0);
  words[0] = 19650218;
  for (let i = 1; i < N; i++) words[i] = (Math.imul(1812433253, words[i - 1]! ^ (words[i - 1]! >>> 30)) + i) >>> 0;
  let i = 1;
  let j = 0;
  for (let k = Math.max(N, key.length); k > 0; k--) {
    words[i] = ((words[i]! ^ Math.imul(words[i - 1]! ^ (words[i - 1]! >>> 30), 1664525)) + key[j]! + j) >>> 0;
    if (++i >= N) {
      words[0] = words[N - 1]!;
      i = 1;
    }
    if (++j >= key.length) j = 0;
  }
  for (let k = N - 1; k > 0; k--) {
    words[i] = ((words[i]! ^ Math.imul(words[i - 1]! ^ (words[i - 1]! >>> 30), 1566083941)) - i) >>> 0;
    if (++i >= N) {
      words[0] = words[N - 1]!;
      i = 1;
    }
  }
  words[0] = 0x80000000;
  return words;
}

/** genrand_uint32; `state` holds the words and behind them the place of the next one. */
function next(state: number[]): number {
  if (state[N]! >= N) {
    for (let k = 0; k < N; k++) {
      const y = (state[k]! & 0x80000000) | (state[(k + 1) % N]! & 0x7fffffff);
      state[k] = (state[(k + M) % N]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0)) >>> 0;
    }
    state[N] = 0;
  }
  let y = state[state[N]!]!;
  state[N]!++;
  y ^= y >>> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  return (y ^ (y >>> 18)) >>> 0;
}

natives('_kernel', 'function', {
  '_twister_seed(key)': (_, key) => list([...seeded((key as List).a as number[]), N]),
  '_twister_next(state)': (_, state) => next((state as List).a as number[]),
});
