// Student's quantiles and the interval of a mean.

import { expect, test } from 'vitest';
import { meanInterval, studentQuantile } from '../../src/stats/student-interval.ts';

test.each([
  // Abramowitz & Stegun, table 26.10.
  [1, 12.706],
  [19, 2.093],
  [30, 2.042],
  [40, 2.021],
  [60, 2.0],
  [120, 1.98],
])('t with %i degrees of freedom', (df, quantile) => expect(studentQuantile(df)).toBeCloseTo(quantile, 3));

test('the expansion continues the table', () => {
  // R: qt(0.975, 31), qt(0.975, 1e6).
  expect(studentQuantile(31)).toBeCloseTo(2.0395134, 5);
  expect(studentQuantile(1e6)).toBeCloseTo(1.9599664, 6);
});

test('the interval by hand: 1, 2, 3 have mean 2 and deviation 1', () => {
  const { mean, low, high } = meanInterval([1, 2, 3]);
  expect(mean).toBe(2);
  expect(high).toBeCloseTo(2 + 4.303 / Math.sqrt(3), 10);
  expect(low).toBeCloseTo(2 - 4.303 / Math.sqrt(3), 10);
});

test('one value has no interval, none has no mean; degrees of freedom are positive integers', () => {
  expect(meanInterval([4])).toEqual({ mean: 4, low: null, high: null });
  expect(meanInterval([])).toEqual({ mean: null, low: null, high: null });
  expect(() => studentQuantile(0)).toThrow(RangeError);
});
