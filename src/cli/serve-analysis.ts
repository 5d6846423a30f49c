// The thread that takes steps of an analysis, one after another, as it is told.

import { parentPort, workerData } from 'node:worker_threads';
import type { Basis, Step } from '../index.ts';

/** Answers each step that the thread is sent. */
export async function serveAnalysis(): Promise<void> {
  // The border between threads: analyze-trace.ts sends both.
  const { basis } = workerData as { basis: Basis };
  const { stepTaker } = await import('../index.ts');
  const take = stepTaker(basis);
  parentPort?.on('message', (step: Step) => parentPort?.postMessage(take(step)));
}
