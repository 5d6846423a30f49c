// The thread that replays caching policies, one after another, as it is told.

import { parentPort, workerData } from 'node:worker_threads';
import type { CachePlan, ReplayTask } from '../index.ts';

/** Answers each task that the thread is sent. */
export async function serveCaches(): Promise<void> {
  // The border between threads: replay-caches.ts sends both.
  const { questions } = workerData as Pick<CachePlan, 'questions'>;
  const { replayerOf } = await import('../index.ts');
  const replay = replayerOf(questions);
  parentPort?.on('message', (task: ReplayTask) => parentPort?.postMessage(replay(task)));
}
