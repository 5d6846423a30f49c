// Several traces in one command: side by side where there are processors, told of in the order given.
//
// Each trace is a job of its own: one that cannot be read costs the others nothing.

import { availableParallelism } from 'node:os';
import type { Summary } from '../index.ts';
import { type ExitCode, NastraceError } from '../shared/errors.ts';
import { printable } from '../shared/printable.ts';
import { stableJson } from '../shared/stable-json.ts';
import type { Job, Outcome } from './analyze-job.ts';
import type { AnalyzeFlags } from './analyze-options.ts';
import type { Io, Session } from './io.ts';
import { type Lane, spread, threadLane } from './lanes.ts';
import { countText } from './numbers.ts';
import { printError, printNote, printResult } from './print.ts';
import { startProgress } from './progress.ts';

/** Analyzes and writes each trace; the exit code is the worst of theirs. */
export async function analyzeSeveral(
  jobs: readonly Job[],
  flags: AnalyzeFlags,
  session: Session,
): Promise<void> {
  const { io } = session;
  const progress = startProgress(io, flags.quiet === true);
  const summaries: Summary[] = [];
  let failures = 0;
  const tell = async ({ notes, found, summary, failure }: Outcome, { folder }: Job) => {
    progress.clear();
    if (notes !== '') await printNote(io, notes.trimEnd());
    if (summary !== null) summaries.push(summary);
    if (failure !== null) {
      failures++;
      const error = new NastraceError(failure.code, failure.message, failure.details);
      session.exitCode = Math.max(session.exitCode, error.exitCode) as ExitCode;
      await printError(io, error);
    } else if (!flags.quiet && !flags.json) await printResult(io, `${printable(folder)}: ${found}\n`);
  };
  let done = 0;
  await inOrder(jobs, lanesFor(jobs, flags, io), tell, () => {
    done++;
    progress.update({ label: 'analyzing', done, total: jobs.length, unit: 'traces' });
  });
  progress.clear();
  if (flags.json) await printResult(io, stableJson(summaries));
  if (failures > 0) {
    await printNote(io, `${failures} of ${countText(jobs.length, 'trace')} could not be analyzed`);
  }
}

/** Runs the jobs on the lanes; tells of each when it and all before it are done. */
async function inOrder(
  jobs: readonly Job[],
  lanes: readonly Lane<Job, Outcome>[],
  tell: (outcome: Outcome, job: Job) => Promise<void>,
  onDone: () => void,
): Promise<void> {
  const waiting = new Map<number, Outcome>();
  let told = 0;
  let telling = Promise.resolve();
  const tellReady = async () => {
    for (let outcome = waiting.get(told); outcome !== undefined; outcome = waiting.get(told)) {
      waiting.delete(told);
      const job = jobs[told++];
      if (job !== undefined) await tell(outcome, job);
    }
  };
  await spread(jobs, lanes, async (index, outcome) => {
    waiting.set(index, outcome);
    onDone();
    telling = telling.then(tellReady);
    await telling;
  });
}

/** Threads as far as they help; standard input can be read in this one only. */
function lanesFor(jobs: readonly Job[], flags: AnalyzeFlags, io: Io): Lane<Job, Outcome>[] {
  const { startThread } = io;
  const count = Math.min(flags.jobs ?? availableParallelism(), jobs.length);
  const readsStdin = jobs.some(({ paths }) => paths.includes('-'));
  if (startThread === undefined || count < 2 || readsStdin) return [ownLane(flags, io)];
  const data = { role: 'jobs' as const, flags, env: { ...io.env } };
  return Array.from({ length: count }, () => threadLane(startThread, data));
}

/** Without threads: this one keeps what it has loaded from one trace to the next. */
function ownLane(flags: AnalyzeFlags, { stdin, env }: Io): Lane<Job, Outcome> {
  return {
    async run(job) {
      const { runJob } = await import('./analyze-job.ts');
      return runJob(job, flags, { stdin, env });
    },
    close: () => Promise.resolve(),
  };
}
