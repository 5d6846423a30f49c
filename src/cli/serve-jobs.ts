// The thread that analyzes traces of several, one after another, as it is told.

import { parentPort, workerData } from 'node:worker_threads';
import { type Job, runJob } from './analyze-job.ts';
import type { AnalyzeFlags } from './analyze-options.ts';
import { collectColumns } from './collect.ts';
import type { Io } from './io.ts';

async function* nothing(): AsyncIterable<Uint8Array> {}

/** Answers each job that the thread is sent with its outcome. */
export function serveJobs(): void {
  // The border between threads: analyze-several.ts sends both.
  const { flags, env } = workerData as { flags: AnalyzeFlags; env: Io['env'] };
  collectColumns();
  parentPort?.on('message', async (job: Job) => {
    parentPort?.postMessage(await runJob(job, flags, { stdin: nothing(), env }));
  });
}
