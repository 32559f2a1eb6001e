/** The languages that programs may be written in. */
import type { Runtime } from '#kernel/runtime.ts';
import { pythonRuntime } from '#languages/python/runtime.ts';

export const RUNTIMES: Readonly<Record<string, Runtime<unknown>>> = { python: pythonRuntime as Runtime<unknown> };
