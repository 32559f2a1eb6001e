/** A choice of gallery scenarios: each opens, goes to its end, and comes back; a link brings somebody else to the same instant. */
import { someNames } from './app.ts';
import { journeysOf } from './journeys.ts';

for (const name of someNames()) journeysOf(name);
