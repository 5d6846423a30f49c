// The analysis of one trace: its steps side by side in threads where there are processors and enough to do.

import type { AnalyzedTrace, AnalyzeOptions, Step, StepId, StepWishes, Trace } from '../analysis.ts';
import { collectNow } from '../shared/memory.ts';
import { type AnalysisThreads, startAnalysisThreads } from './analysis-threads.ts';
import type { Io } from './io.ts';
import type { Lane } from './lanes.ts';
import { NO_PROGRESS, type Progress } from './progress.ts';

/** A shorter trace is analyzed before threads have compiled what they run. */
const EVALUATIONS_FOR_THREADS = 20_000;

export interface Wishes extends StepWishes {
  /** Threads; as many as there are processors by default. */
  readonly jobs?: number | undefined;
  readonly progress?: Progress;
  /** Threads that were begun while the trace was read; closed here once they were needed. */
  readonly begun?: AnalysisThreads | undefined;
}

/** `use` has what was found while the threads are there that make the candidates' rows. */
export async function analyzeTaken<T>(
  trace: Trace,
  options: AnalyzeOptions,
  io: Io,
  { jobs, progress = NO_PROGRESS, begun, ...wishes }: Wishes,
  use: (analyzed: AnalyzedTrace) => T | Promise<T>,
): Promise<T> {
  const { analyzeBySteps, analyzeWithCandidates, basisOf, stagesOf, stepsOf } = await import(
    '../analysis.ts'
  );
  const isLong = trace.evaluations >= EVALUATIONS_FOR_THREADS;
  const threads = isLong ? (begun ?? startAnalysisThreads(io, jobs)) : undefined;
  if (threads === undefined) {
    const stages = stagesOf(options);
    const enter = (label: string) => {
      collectNow();
      progress.update({ label, done: stages.indexOf(label), total: stages.length + 1, unit: null });
    };
    return use(
      io.interrupts.duringComputation(() => analyzeWithCandidates(trace, options, enter, wishes.onPart)),
    );
  }
  const total = stepsOf(options, wishes).length + 1;
  try {
    const lane = threads.laneFor(basisOf(trace, options));
    return await use(await analyzeBySteps(trace, options, tellingOf(lane, total, progress), wishes));
  } finally {
    await threads.close();
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
