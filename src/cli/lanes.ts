// Work that is spread over threads: each takes the next job when it is done with the last.
//
// Threads keep what they have compiled from one job to the next, which processes would not.

import type { StartThread, ThreadData } from './io.ts';

/** Something that does one job after another. */
export interface Lane<Job, Outcome> {
  readonly run: (job: Job) => Promise<Outcome>;
  readonly close: () => Promise<unknown>;
}

export interface ThreadLane<Job, Outcome> extends Lane<Job, Outcome> {
  /** Says what jobs need; the thread does not answer. */
  readonly tell: (message: unknown) => void;
}

/** A thread that answers each job with one message. Rejects with what ended it. */
export function threadLane<Job, Outcome>(
  startThread: StartThread,
  data: ThreadData,
): ThreadLane<Job, Outcome> {
  const thread = startThread(data);
  // It may end before its first job, which says so then.
  const ended: unknown[] = [];
  thread.on('error', error => ended.push(error));
  return {
    run: job =>
      new Promise((resolve, reject) => {
        if (ended.length > 0) reject(ended[0]);
        thread.removeAllListeners('message');
        thread.removeAllListeners('error');
        thread.once('message', resolve);
        thread.once('error', reject);
        thread.postMessage(job);
      }),
    tell: message => thread.postMessage(message),
    close: () => thread.terminate(),
  };
}

/** Several lanes as one: a job waits until one of them is free, in the order in which jobs were given. */
export function laneOf<Job, Outcome>(lanes: readonly Lane<Job, Outcome>[]): Lane<Job, Outcome> {
  const free = [...lanes];
  const waiting: ((lane: Lane<Job, Outcome>) => void)[] = [];
  const work = async (job: Job, lane: Lane<Job, Outcome>) => {
    const outcome = await lane.run(job);
    const next = waiting.shift();
    if (next === undefined) free.push(lane);
    else next(lane);
    return outcome;
  };
  return {
    // A free lane has the job at once, even if this thread computes something next.
    run(job) {
      const lane = free.shift();
      if (lane !== undefined) return work(job, lane);
      return new Promise<Lane<Job, Outcome>>(resolve => waiting.push(resolve)).then(next => work(job, next));
    },
    close: () => Promise.all(lanes.map(({ close }) => close())),
  };
}

/** Runs all jobs and tells of each when it is done; closes the lanes. */
export async function spread<Job, Outcome>(
  jobs: readonly Job[],
  lanes: readonly Lane<Job, Outcome>[],
  onDone: (index: number, outcome: Outcome) => Promise<void>,
): Promise<void> {
  const { run, close } = laneOf(lanes);
  try {
    await Promise.all(jobs.map(async (job, index) => onDone(index, await run(job))));
  } finally {
    await close();
  }
}
