// A simulated search as a trace in memory, without the way over text. The same trace as its text read again.

import { int32At } from '../shared/columns.ts';
import { type EvaluationRecord, TraceBuilder } from '../trace/builder.ts';
import type { Trace } from '../trace/trace.ts';
import { TICKS_A_SECOND } from './durations.ts';
import type { SimulatedEvaluation, SimulationTotals } from './evaluation.ts';
import { fillOptions, type SimulateOptions } from './options.ts';
import { simulateSearch } from './search.ts';
import type { SearchSpace } from './space.ts';
import type { TraceTextOptions } from './trace-text.ts';

export interface Simulation {
  readonly trace: Trace;
  readonly totals: SimulationTotals;
}

/** Runs a search and keeps its trace. Throws NastraceError `usage` for options that contradict each other. */
export function simulate(
  given: Partial<SimulateOptions> = {},
  { blind = false }: TraceTextOptions = {},
): Simulation {
  const settings = fillOptions(given);
  const { population, sample, space, search } = settings;
  const builder = new TraceBuilder(blind || search === 'random' ? { space } : { space, population, sample });
  const evaluations = simulateSearch(settings);
  for (;;) {
    const next = evaluations.next();
    if (next.done === true) {
      const facts = { sources: ['simulation'], format: 'jsonl', rejected: 0, warnings: [] };
      return { trace: builder.build(facts), totals: next.value };
    }
    builder.add(recordOf(next.value, space, blind));
  }
}

function recordOf(evaluation: SimulatedEvaluation, space: SearchSpace, blind: boolean): EvaluationRecord {
  const { id, parent, start, end, worker, architectures, offset, quality, error, transferred } = evaluation;
  return {
    id: String(id),
    start: start / TICKS_A_SECOND,
    end: end / TICKS_A_SECOND,
    worker: `w${worker}`,
    arch: space.map(({ choices }, i) => choices[int32At(architectures, offset + i)] ?? ''),
    quality: error === null ? quality : null,
    error: error ?? undefined,
    parent: blind || parent < 0 ? undefined : String(parent),
    transferred: transferred < 0 ? undefined : transferred,
  };
}
