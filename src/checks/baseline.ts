// What the baselines say of one number: its mean over the runs, and how far another run may be from it by chance.
//
// A number with a standard error of its own: the errors of both sides, a normal quantile. Otherwise the deviation
// between the repeats, of a further run: sd √(1 + 1/n), and Student's quantile at n − 1 degrees of freedom.

import quantile from '@stdlib/stats-base-dists-t-quantile';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { summarize } from '../stats/quantile.ts';
import type { Measure } from './measure.ts';

export interface Baseline {
  readonly runs: number;
  readonly mean: number;
  readonly sd: number | null;
  /** Standard error of the mean from within the runs. */
  readonly standardError: number | null;
}

export interface Spread {
  /** Deviation of (this run − baseline) by chance alone. */
  readonly sigma: number;
  /** How many of them are exceeded with the probability asked for. */
  readonly quantile: number;
  readonly from: 'within' | 'repeats';
}

/** Null where no run has the number. */
export function poolBaselines(measures: readonly Measure[]): Baseline | null {
  const known = measures.filter(({ value }) => typeof value === 'number');
  const values = Float64Array.from(known, ({ value }) => Number(value));
  const { mean, sd } = summarize(values);
  if (mean === null) return null;
  const errors = known.map(({ standardError }) => standardError).filter(error => error !== null);
  const isOwn = errors.length === known.length;
  return {
    runs: known.length,
    mean,
    sd,
    standardError: isOwn ? Math.hypot(...errors) / known.length : null,
  };
}

/** What chance gives, exceeded with probability `tail` on one side; null where nothing tells it. */
export function spreadOf(found: Measure, baseline: Baseline, tail: number): Spread | null {
  const { standardError, sd, runs } = baseline;
  if (found.standardError !== null && standardError !== null)
    return {
      sigma: Math.hypot(found.standardError, standardError),
      quantile: -normalQuantile(tail),
      from: 'within',
    };
  // Repeats that are all equal, as counts and estimates can be, tell no noise: the next one may differ.
  if (sd === null || sd === 0) return null;
  return { sigma: sd * Math.sqrt(1 + 1 / runs), quantile: quantile(1 - tail, runs - 1), from: 'repeats' };
}
