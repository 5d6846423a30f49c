// What bin/nastrace.js loads: the program, compiled ahead.

import { Worker } from 'node:worker_threads';
import { fromScript } from './compiled.ts';
import type { ThreadData } from './io.ts';
import { loadingElsewhere } from './patience.ts';
import type * as Program from './scripts.ts';

/** What a thread that analyzes has for objects just made: its columns lie elsewhere, and V8 would let it take 48 MB. */
const YOUNG_MB = 6;

export { compiledAhead, fromScript, keepCompiled, replaceScript } from './compiled.ts';

/** Runs the command line in this process and leaves its exit code there. */
export async function runProcess(argv: readonly string[]): Promise<void> {
  // The border between bundles: bundle-cli.mjs makes the script of that file.
  await (fromScript('program') as typeof Program).runProcess(argv, startThread);
}

function startThread(data: ThreadData): Worker {
  const onUp = loadingElsewhere();
  const thread = new Worker(new URL('./worker.cjs', import.meta.url), {
    workerData: data,
    ...(data.role === 'analysis' && { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } }),
  }).once('exit', onUp);
  // Threads of one role load at the same time: what they are started for is long enough to leave V8 alone.
  return data.role === 'drawing' ? thread.once('online', onUp) : thread;
}
