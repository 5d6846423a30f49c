// The threads that take the steps of an analysis, begun while its trace is still read.
//
// A thread takes about as long to load the program as a hundred thousand evaluations take to be read.

import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Basis, Step } from '../analysis.ts';
import type { Io } from './io.ts';
import { type Lane, laneOf, threadLane } from './lanes.ts';

/** No more steps than that are ever taken at once. */
const MOST_THREADS = 4;
/** So long are few traces that are too short for threads (analyze-trace.ts). */
const BYTES_FOR_THREADS = 3_000_000;

export interface AnalysisThreads {
  /** The threads as a lane, given what every step reads; to be called once. */
  readonly laneFor: (basis: Basis) => Lane<Step, unknown>;
  readonly close: () => Promise<unknown>;
}

/** Undefined where threads are not to be had, or would not help. `jobs` are as many as there are processors by default. */
export function startAnalysisThreads(
  { startThread }: Io,
  jobs: number = availableParallelism(),
): AnalysisThreads | undefined {
  const count = Math.min(jobs, MOST_THREADS);
  if (startThread === undefined || count < 2) return undefined;
  const lanes = Array.from({ length: count }, () =>
    threadLane<Step, unknown>(startThread, { role: 'analysis' }),
  );
  return {
    laneFor(basis) {
      for (const { tell } of lanes) tell(basis);
      return laneOf(lanes);
    },
    close: () => Promise.all(lanes.map(({ close }) => close())),
  };
}

/** Whether files are so long that threads will be needed. */
export async function needThreads(paths: readonly string[]): Promise<boolean> {
  const sizes = await Promise.all(
    paths.map(path =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0) >= BYTES_FOR_THREADS;
}
