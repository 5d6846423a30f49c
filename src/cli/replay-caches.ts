// The replays of `nastrace cache`: side by side in threads where there are processors and enough to do.

import { availableParallelism } from 'node:os';
import type { CachePlan, PolicyAnswer, ReplayTask } from '../index.ts';
import type { Io } from './io.ts';
import { type Lane, spread, threadLane } from './lanes.ts';
import type { Progress } from './progress.ts';

/** A thread starts in the time that so many requests take at sixteen capacities. */
const REQUESTS_PER_THREAD = 500_000;

/** @returns the answers to the plan's tasks, in their order */
export async function replayCaches(
  { questions, tasks }: CachePlan,
  jobs: number | undefined,
  io: Io,
  progress: Progress,
): Promise<PolicyAnswer[]> {
  const requests = tasks.length * (questions[0]?.stream.objects.length ?? 0);
  const useful = Math.ceil(requests / REQUESTS_PER_THREAD);
  const threads = Math.min(jobs ?? availableParallelism(), useful, tasks.length);
  const answers: PolicyAnswer[] = [];
  let done = 0;
  await spread(tasks, await lanesFor(questions, threads, io), async (index, answer) => {
    answers[index] = answer;
    progress.update({ label: 'replaying', done: ++done, total: tasks.length, unit: 'replays' });
  });
  progress.clear();
  return answers;
}

async function lanesFor(
  questions: CachePlan['questions'],
  threads: number,
  { startThread, interrupts }: Io,
): Promise<Lane<ReplayTask, PolicyAnswer>[]> {
  if (startThread !== undefined && threads > 1)
    return Array.from({ length: threads }, () => threadLane(startThread, { role: 'caches', questions }));
  const { replayerOf } = await import('../index.ts');
  const replay = replayerOf(questions);
  return [
    {
      run: async task => interrupts.duringComputation(() => replay(task)),
      close: () => Promise.resolve(),
    },
  ];
}
