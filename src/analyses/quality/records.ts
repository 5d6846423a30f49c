// How does quality grow? The strict new maxima, and whether they shrink (METHOD §5; paper V-C2).

import { float64At } from '../../shared/columns.ts';
import { sortedForQuantiles } from '../../stats/partly-sorted.ts';
import { quantileType7 } from '../../stats/quantile.ts';
import { createRandom } from '../../stats/random.ts';
import { spearmanTest } from '../../stats/spearman.ts';
import type { QualitySummary } from './schema.ts';

/** New maxima in completion order. `ends`: seconds since the trace's start, NaN where unknown. */
export function findImprovements(
  qualities: Float64Array,
  ends: Float64Array,
): QualitySummary['improvements'] {
  const improvements: QualitySummary['improvements'] = [];
  let best = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < qualities.length; index++) {
    const quality = float64At(qualities, index);
    if (quality <= best) continue;
    best = quality;
    const previous = improvements.at(-1);
    improvements.push({
      candidate: index + 1,
      end: Number.isNaN(ends[index]) ? null : float64At(ends, index),
      quality,
      delta: previous === undefined ? null : quality - previous.quality,
      sincePrevious: previous === undefined ? null : index + 1 - previous.candidate,
    });
  }
  return improvements;
}

/** Do the steps shrink? Spearman's ρ of the steps against their order. */
export function testDiminishing(
  improvements: QualitySummary['improvements'],
  seed: number,
): QualitySummary['diminishing'] {
  const deltas = improvements.flatMap(({ delta }) => (delta === null ? [] : [delta]));
  const test = spearmanTest(deltas, createRandom(seed));
  return {
    spearman: test?.rho ?? null,
    pValue: test?.pLess ?? null,
    pValueTwoSided: test?.pTwoSided ?? null,
  };
}

/** Σ 1/i, the number of records that n independent draws would set. */
export function countExpectedRecords(successes: number): number {
  let sum = 0;
  for (let i = successes; i >= 1; i--) sum += 1 / i;
  return sum;
}

const PERCENTS = [0, 1, 5, 25, 50, 75, 90, 95, 99, 100] as const;

export function describeQuantiles(qualities: Float64Array): QualitySummary['quantiles'] {
  const sorted = sortedForQuantiles(
    qualities,
    PERCENTS.map(percent => percent / 100),
  );
  const entries = PERCENTS.map(percent => [
    `p${percent}`,
    sorted.length === 0 ? null : quantileType7(sorted, percent / 100),
  ]);
  return Object.fromEntries(entries);
}
