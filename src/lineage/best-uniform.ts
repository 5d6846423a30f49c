// The settings that explain a trace best if parents are selected at random (s = 1).
//
// Ranges of population sizes are bounded first; only those that can hold the maximum are looked at size by size.

import { float64At } from '../shared/columns.ts';
import { firstOfTied, type Grid, type GridPoint, SLACK } from './best-settings.ts';
import type { Evidence } from './evidence.ts';
import { divideRange, type Range, sizesOf } from './ranges.ts';
import { uniformLikelihood } from './uniform-likelihood.ts';

/** Of the sizes in a range bounded at once. */
const RATIO = 1.05;

/** The best point with s = 1 at the grid's populations; null if there are none. */
export function findBestUniform(evidence: Evidence, grid: Grid): GridPoint | null {
  const ranges = divideRange({ low: grid.lowPopulation, high: grid.highPopulation }, RATIO);
  if (ranges.length === 0) return null;
  const bounds = likelihoodsOf(evidence, grid, ranges);
  const bestOf = (least: number) => {
    const promising = ranges.filter((_, index) => float64At(bounds, index) >= least);
    return bestSize(evidence, grid, promising.flatMap(sizesOf));
  };
  const first = bestOf(Math.max(...bounds));
  return first === null ? null : bestOf(first.logRatio - SLACK);
}

/** Of each range, the larger of the models' bounds. */
function likelihoodsOf(evidence: Evidence, grid: Grid, ranges: readonly Range[]): Float64Array {
  const rows = uniformLikelihood(evidence, ranges);
  const [first, ...others] = grid.models.map(model => rows[model]);
  return (first ?? new Float64Array(0)).map((bound, index) =>
    Math.max(bound, ...others.map(row => float64At(row, index))),
  );
}

function bestSize(evidence: Evidence, grid: Grid, sizes: readonly Range[]): GridPoint | null {
  const rows = uniformLikelihood(evidence, sizes);
  const points = grid.models.flatMap(mutation =>
    sizes.map(({ low: population }, index) => ({
      population,
      sample: 1,
      mutation,
      logRatio: float64At(rows[mutation], index),
    })),
  );
  return firstOfTied(points);
}
