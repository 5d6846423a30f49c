// What does one option of a search change? Every value with the same seeds, compared seed by seed.
//
// The same seed means the same landscape, the same workers and the same luck in training, so a difference between two
// values is estimated from pairs. Intervals are Student's, 95 %.

import { analyzeTrace } from '../pipeline/analyze.ts';
import { itemAt } from '../shared/columns.ts';
import { isSkipped } from '../shared/skipped.ts';
import { VERSION } from '../shared/version.ts';
import { fillOptions, type SimulateOptions } from '../simulate/options.ts';
import { type Simulation, simulate } from '../simulate/trace.ts';
import { meanInterval } from '../stats/student-interval.ts';
import type { SweepCell, SweepPlan, SweepResult } from './contract.ts';
import {
  type Analyzed,
  MEASURE_IDS,
  type Measured,
  type MeasureId,
  measureRun,
  type Run,
  timeTo,
} from './measures.ts';

/** Runs of a sweep that are done, of how many. */
export interface SweepProgress {
  readonly done: number;
  readonly total: number;
}

/** Yields after each search. Throws NastraceError `usage` before the first when a value contradicts another option. */
export function* runSweep(plan: SweepPlan): Generator<SweepProgress, SweepResult> {
  const settings = plan.values.map(value => fillOptions({ ...plan.base, ...value.settings }));
  const total = settings.length * plan.repeat;
  const runs: Run[][] = settings.map(() => []);
  let done = 0;
  for (let repeat = 0; repeat < plan.repeat; repeat++) {
    for (const [value, chosen] of settings.entries()) {
      const seeded = { ...chosen, seed: chosen.seed + repeat };
      const simulation = simulate(seeded);
      itemAt(runs, value).push(measureRun(simulation, seeded, analyze(simulation, seeded)));
      yield { done: ++done, total };
    }
  }
  return summarizeRuns(plan, settings, runs);
}

function analyze({ trace }: Simulation, { population, sample, mutation }: SimulateOptions): Analyzed {
  const options = { only: ['locality'], permutations: 0, population, sample, mutation } as const;
  const { trace: described, analyses } = analyzeTrace(trace, options, VERSION);
  const { locality } = analyses;
  const across = locality === undefined || isSkipped(locality) ? null : locality.acrossWorkers;
  return {
    sharing: across === null || isSkipped(across) ? null : across.sharing,
    transferredShare: isSkipped(described.transfer) ? null : described.transfer.meanShareStage2,
  };
}

function summarizeRuns(
  plan: SweepPlan,
  settings: readonly SimulateOptions[],
  runs: readonly (readonly Run[])[],
): SweepResult {
  const measured = withTargets(runs);
  const cells = plan.values.flatMap(({ label }, value) =>
    MEASURE_IDS.map(measure =>
      cellOf(label, measure, itemAt(measured, value), value === 0 ? null : itemAt(measured, 0)),
    ),
  );
  const values = plan.values.map(({ label }) => label);
  const workers = settings.map(each => each.workers);
  return { option: plan.option, values, seeds: plan.repeat, workers, cells };
}

/** The measures of each run, with the time to the quality that every value reached with its seed. */
function withTargets(runs: readonly (readonly Run[])[]): Measured[][] {
  return runs.map(ofValue =>
    ofValue.map((run, seed) => {
      const bests = runs.map(other => itemAt(other, seed).measured.bestQuality ?? Number.NaN);
      return { ...run.measured, targetSeconds: timeTo(run, Math.min(...bests)) };
    }),
  );
}

function cellOf(
  value: string,
  measure: MeasureId,
  runs: readonly Measured[],
  reference: readonly Measured[] | null,
): SweepCell {
  const known = (found: readonly (number | null)[]) => found.filter(each => each !== null);
  const values = known(runs.map(run => run[measure]));
  const differences = runs.map((run, seed) => {
    const here = run[measure];
    const there = reference?.[seed]?.[measure] ?? null;
    return here === null || there === null ? null : here - there;
  });
  const difference = reference === null ? null : meanInterval(known(differences));
  return { value, measure, runs: values.length, ...meanInterval(values), difference };
}
