// The thread that takes steps of an analysis, one after another, as it is told.

import { parentPort } from 'node:worker_threads';
import type { Basis, Step } from '../index.ts';

/** Answers each step that the thread is sent, after what all of them read. */
export async function serveAnalysis(): Promise<void> {
  const { stepTaker } = await import('../index.ts');
  // The border between threads: analysis-threads.ts sends both.
  parentPort?.once('message', (basis: Basis) => {
    const take = stepTaker(basis);
    parentPort?.on('message', (step: Step) => parentPort?.postMessage(take(step)));
  });
}
