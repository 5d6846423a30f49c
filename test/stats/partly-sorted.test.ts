// Quantiles of a column that is sorted only where they lie, against those of the whole column sorted.

import { expect, test } from 'vitest';
import { sortedForQuantiles } from '../../src/stats/partly-sorted.ts';
import { quantileType7 } from '../../src/stats/quantile.ts';
import { createRandom } from '../../src/stats/random.ts';

const QUANTILES = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1] as const;

function drawn(of: (uniform: number, index: number) => number, length = 20_000): Float64Array {
  const random = createRandom(7);
  return Float64Array.from({ length }, (_, index) => of(random.integer(2 ** 30) / 2 ** 30, index));
}

test.each([
  ['spread evenly', drawn(uniform => uniform - 0.5)],
  ['few values', drawn(uniform => Math.floor(uniform * 5) / 5)],
  ['all alike', drawn(() => 0.25)],
  ['one far off', drawn((uniform, index) => (index === 77 ? 1e200 : uniform))],
  ['wider than a double', drawn((uniform, index) => (index < 2 ? (2 * index - 1) * 1.7e308 : uniform))],
  ['narrower than a double divides', drawn(uniform => uniform * 1e-310)],
  ['heavy tails', drawn(uniform => Math.tan(3.1 * (uniform - 0.5)))],
  ['in order', drawn((_, index) => index)],
  ['few', drawn(uniform => uniform, 7)],
  ['as many as intervals', drawn(uniform => uniform, 4096)],
])('%s', (_, values) => {
  const before = values.slice();
  const partly = sortedForQuantiles(values, QUANTILES);
  const sorted = values.toSorted();
  for (const quantile of QUANTILES)
    expect(quantileType7(partly, quantile)).toBe(quantileType7(sorted, quantile));
  expect(values).toEqual(before);
});

test('none', () => {
  expect(sortedForQuantiles(new Float64Array(0), QUANTILES)).toEqual(new Float64Array(0));
});
