// Do the interval and the test of two groups say what a calculation by hand says?

import { expect, test } from 'vitest';
import { permutationPValue } from '../../src/stats/two-group-permutation.ts';
import { welchInterval } from '../../src/stats/welch.ts';

test('Welch’s interval, by hand', () => {
  // Variances 1 and 20/3, squared errors 1/3 and 5/3, df = 4·54/53 = 4.08 → 4, t = 2.776.
  const { mean, low, high } = welchInterval([1, 2, 3], [2, 4, 6, 8]);
  expect(mean).toBe(3);
  expect(low).toBeCloseTo(3 - 2.776 * Math.SQRT2, 12);
  expect(high).toBeCloseTo(3 + 2.776 * Math.SQRT2, 12);
});

test.each([
  ['one value has no spread', [1], [2, 3], 1.5],
  ['equal values in both groups tell of no spread', [1, 1], [2, 2], 1],
  ['nothing there', [], [1, 2], null],
])('no interval: %s', (_, first, second, mean) => {
  expect(welchInterval(first, second)).toEqual({ mean, low: null, high: null });
});

test('only the second group varies: its own df', () => {
  expect(welchInterval([1, 1], [0, 2])).toEqual({ mean: 0, low: -12.706, high: 12.706 });
});

const absoluteDifference = (values: readonly number[]) => (isFirst: Uint8Array) => {
  const of = (flag: number) => values.filter((_, index) => isFirst[index] === flag);
  const mean = (each: readonly number[]) => each.reduce((sum, value) => sum + value, 0) / each.length;
  return Math.abs(mean(of(1)) - mean(of(0)));
};

test.each([
  ['the farthest of 20 deals and its mirror', [1, 2, 3, 4, 5, 6], 3, 2 / 20],
  ['all deals alike', [1, 1, 1, 1], 2, 1],
  ['1, 10 | 2, 9: the other two ways to pair are farther apart', [1, 10, 2, 9], 2, 1],
  ['one against four', [9, 1, 2, 3, 4], 1, 1 / 5],
])('exact permutation: %s', (_, values, chosen, p) => {
  expect(permutationPValue(values.length, chosen, absoluteDifference(values))).toBeCloseTo(p, 12);
});

test('many members: random deals, near the exact answer and never 0', () => {
  const values = Array.from({ length: 40 }, (_, index) => (index < 20 ? 0 : 1) * 5 + (index % 7));
  expect(permutationPValue(40, 20, absoluteDifference(values))).toBe(1 / 5000);
  // Each value once in either group: the observed difference is 0, and every other at least that.
  const same = Array.from({ length: 40 }, (_, index) => index % 20);
  expect(permutationPValue(40, 20, absoluteDifference(same))).toBe(1);
});
