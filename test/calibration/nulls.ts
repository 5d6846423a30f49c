// Do the tests keep their size? p-values on searches in which the effect they look for is absent.
//
// Random searches for the locality tests, in a large space and in one of 81 architectures; a task pool for
// placement, in which jobs go to whoever is free; a true tournament for the goodness of fit of selection.

import { analyzeTrace } from '../../src/pipeline/analyze.ts';
import { isSkipped } from '../../src/shared/skipped.ts';
import { traceOf } from '../support/facts.ts';
import { type SearchOptions, simulateSearch } from '../support/search.ts';

/** p-values of one simulated search by test; null where a test had nothing to compare. */
export type PValues = Readonly<Record<string, number | null>>;

export interface NullSearch {
  readonly name: string;
  readonly pValues: (seed: number) => PValues;
}

const SEARCH = { evaluations: 300, population: 100, sample: 5, workers: 16 };
const EVOLUTION = { evaluations: 400, population: 50, sample: 5, workers: 16, options: [5, 5, 5, 5, 5, 5] };

export const NULL_SEARCHES: readonly NullSearch[] = [
  {
    name: 'random search, 10⁹ architectures',
    pValues: seed => localityOf({ ...SEARCH, seed, search: 'random', options: new Array(9).fill(10) }),
  },
  {
    name: 'random search, 81 architectures',
    pValues: seed => localityOf({ ...SEARCH, seed, search: 'random', options: [3, 3, 3, 3] }),
  },
  {
    name: 'regularized evolution on a task pool',
    pValues: seed => {
      const { 'within worker, placement': placement = null } = localityOf({ ...EVOLUTION, seed });
      return { 'within worker, placement': placement };
    },
  },
  {
    name: 'regularized evolution by tournament',
    pValues: seed => {
      const { records } = simulateSearch({ ...EVOLUTION, seed });
      const { quality } = analyzeTrace(
        traceOf(records),
        { population: 50, sample: 5, only: ['quality'] },
        'test',
      ).analyses;
      if (quality === undefined || isSkipped(quality) || isSkipped(quality.selection))
        return { 'goodness of fit': null };
      return { 'goodness of fit': quality.selection.goodness };
    },
  },
];

function localityOf(search: SearchOptions): PValues {
  const { records } = simulateSearch(search);
  const options = { seed: search.seed, only: ['locality'] as const };
  const { locality } = analyzeTrace(traceOf(records), options, 'test').analyses;
  if (locality === undefined || isSkipped(locality)) throw new Error('locality was skipped');
  const { withinWorker, acrossWorkers } = locality;
  if (isSkipped(withinWorker) || isSkipped(acrossWorkers))
    throw new Error('the permutation tests were skipped');
  return {
    'within worker, time': withinWorker.temporalNull.pValue,
    'within worker, placement': withinWorker.workerNull.pValue,
    'across workers, time': acrossWorkers.temporalNull.pValue,
  };
}

/** One row of the table: how often p < 0.05, and the counts that chance gives in 99 % of cases. */
export interface Calibration {
  readonly search: string;
  readonly test: string;
  readonly searches: number;
  readonly below: number;
  readonly low: number;
  readonly high: number;
}

export function calibrate(nullSearch: NullSearch, seeds: number): Calibration[] {
  const runs = Array.from({ length: seeds }, (_, index) => nullSearch.pValues(index + 1));
  const tests = [...new Set(runs.flatMap(run => Object.keys(run)))];
  return tests.map(test => {
    const values = runs.map(run => run[test] ?? null).filter(value => value !== null);
    const below = values.filter(value => value < 0.05).length;
    return {
      search: nullSearch.name,
      test,
      searches: values.length,
      below,
      ...binomialInterval(values.length, 0.05),
    };
  });
}

/** The central 99 %: at most 0.5 % of the distribution lies below `low`, and above `high`. */
export function binomialInterval(trials: number, probability: number): { low: number; high: number } {
  let mass = (1 - probability) ** trials;
  let cumulative = mass;
  let low = 0;
  let high = 0;
  for (let k = 0; k <= trials; k++) {
    if (cumulative <= 0.005) low = k + 1;
    if (cumulative < 0.995) high = k + 1;
    mass *= ((trials - k) / (k + 1)) * (probability / (1 - probability));
    cumulative += mass;
  }
  return { low, high };
}
