// The analysis of one trace: its steps side by side in threads where there are processors and enough to do.

import { availableParallelism } from 'node:os';
import type { AnalyzedTrace, AnalyzeOptions, Step, StepId, StepWishes, Trace } from '../index.ts';
import type { Io } from './io.ts';
import { type Lane, laneOf, threadLane } from './lanes.ts';
import { NO_PROGRESS, type Progress } from './progress.ts';

/** A shorter trace is analyzed before threads have compiled what they run. */
const EVALUATIONS_FOR_THREADS = 20_000;
/** No more steps than that are ever taken at once. */
const MOST_THREADS = 4;

/** What the analysis in one thread tells of, and the figures after it. */
const STAGES = ['lineage', 'trie', 'locality', 'quality', 'popularity', 'cache', 'figures'];

export interface Wishes extends StepWishes {
  /** Threads; as many as there are processors by default. */
  readonly jobs?: number | undefined;
  readonly progress?: Progress;
}

/** `use` has what was found while the threads are there that make the candidates' rows. */
export async function analyzeTaken<T>(
  trace: Trace,
  options: AnalyzeOptions,
  { startThread, interrupts }: Io,
  { jobs, progress = NO_PROGRESS, ...wishes }: Wishes,
  use: (analyzed: AnalyzedTrace) => T | Promise<T>,
): Promise<T> {
  const { analyzeBySteps, analyzeWithCandidates, basisOf, stepsOf } = await import('../index.ts');
  const threads = Math.min(jobs ?? availableParallelism(), MOST_THREADS);
  if (startThread === undefined || threads < 2 || trace.evaluations < EVALUATIONS_FOR_THREADS) {
    const enter = (label: string) =>
      progress.update({ label, done: STAGES.indexOf(label), total: STAGES.length, unit: null });
    return use(
      interrupts.duringComputation(() => analyzeWithCandidates(trace, options, enter, wishes.onPart)),
    );
  }
  const total = stepsOf(options, wishes).length + 1;
  const data = { role: 'analysis' as const, basis: basisOf(trace, options) };
  const lane = laneOf(Array.from({ length: threads }, () => threadLane<Step, unknown>(startThread, data)));
  try {
    return await use(await analyzeBySteps(trace, options, tellingOf(lane, total, progress), wishes));
  } finally {
    await lane.close();
  }
}

/** Tells of the step that has run longest, and of how many are done; nothing of rows, which are made beside others. */
function tellingOf(
  { run }: Lane<Step, unknown>,
  total: number,
  progress: Progress,
): Lane<Step, unknown>['run'] {
  const running = new Set<StepId>();
  let done = 0;
  const tell = () => {
    const [label] = running;
    if (label !== undefined) progress.update({ label, done, total, unit: null });
  };
  return async step => {
    if (step.id === 'rows') return run(step);
    running.add(step.id);
    tell();
    const outcome = await run(step);
    running.delete(step.id);
    done++;
    tell();
    return outcome;
  };
}
