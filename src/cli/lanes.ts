// Work that is spread over threads: each takes the next job when it is done with the last.
//
// Threads keep what they have compiled from one job to the next, which processes would not.

import { Worker } from 'node:worker_threads';

/** Something that does one job after another. */
export interface Lane<Job, Outcome> {
  readonly run: (job: Job) => Promise<Outcome>;
  readonly close: () => Promise<unknown>;
}

/** A thread that answers each message with one; `data` is what it finds at its start. Rejects with what ended it. */
export function threadLane<Job, Outcome>(script: URL, data: object): Lane<Job, Outcome> {
  const thread = new Worker(script, { workerData: data });
  return {
    run: job =>
      new Promise((resolve, reject) => {
        thread.removeAllListeners();
        thread.once('message', resolve);
        thread.once('error', reject);
        thread.postMessage(job);
      }),
    close: () => thread.terminate(),
  };
}

/** Runs all jobs and tells of each when it is done; closes the lanes. */
export async function spread<Job, Outcome>(
  jobs: readonly Job[],
  lanes: readonly Lane<Job, Outcome>[],
  onDone: (index: number, outcome: Outcome) => Promise<void>,
): Promise<void> {
  const waiting = jobs.entries();
  const work = async ({ run }: Lane<Job, Outcome>) => {
    for (const [index, job] of waiting) await onDone(index, await run(job));
  };
  try {
    await Promise.all(lanes.map(work));
  } finally {
    await Promise.all(lanes.map(({ close }) => close()));
  }
}
