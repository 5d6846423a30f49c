// The thread that takes steps of an analysis, one after another, as it is told.
//
// It loads the analysis and no more of the program: half the time and memory.

import { parentPort } from 'node:worker_threads';
import { type Basis, type Step, stepTaker } from '../pipeline/analyze-by-steps.ts';
import { collectNow } from '../shared/memory.ts';
import { collectColumns } from './collect.ts';

export { stepTaker };

/** Answers each step that the thread is sent, after what all of them read. */
export function serveAnalysis(): void {
  collectColumns();
  // The border between threads: analysis-threads.ts sends both.
  parentPort?.once('message', (basis: Basis) => {
    const take = stepTaker(basis);
    parentPort?.on('message', (step: Step) => {
      parentPort?.postMessage(take(step));
      collectNow();
    });
  });
}
