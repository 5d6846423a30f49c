import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantileType7, summarize } from '../../src/stats/quantile.ts';
import { relativeError } from './exact.ts';

// R 4: quantile(c(1, 2, 3, 4, 10), p) and numpy.quantile, both type 7; (n − 1)p = 4p by hand.
test.each([
  [0, 1],
  [0.25, 2],
  [0.5, 3],
  [0.9, 7.6],
  [0.05, 1.2],
  [1, 10],
])('quantile %d of 1, 2, 3, 4, 10 is %d', (p, expected) => {
  expect(quantileType7(Float64Array.of(1, 2, 3, 4, 10), p)).toBeCloseTo(expected, 14);
  expect(quantileType7([1, 2, 3, 4, 10], p)).toBeCloseTo(expected, 14);
});

test('quantile refuses an empty column and p outside [0, 1]', () => {
  expect(() => quantileType7(new Float64Array(0), 0.5)).toThrow();
  expect(() => quantileType7([1], 1.5)).toThrow();
});

// NIST StRD, univariate: NumAcc1 and NumAcc4 with certified mean and deviation. NumAcc4's values are no doubles:
// their own rounding moves the deviation by 1e-8.
test('NIST NumAcc1', () => {
  expect(summarize(Float64Array.of(10000001, 10000003, 10000002))).toMatchObject({
    mean: 10000002,
    sd: 1,
    p50: 10000002,
  });
});

test('NIST NumAcc4', () => {
  const values = Float64Array.from({ length: 1001 }, (_, i) =>
    i === 0 ? 10000000.2 : i % 2 ? 10000000.1 : 10000000.3,
  );
  const { mean, sd } = summarize(values);
  expect(relativeError(mean ?? Number.NaN, 10000000.2)).toBeLessThan(1e-15);
  expect(relativeError(sd ?? Number.NaN, 0.1)).toBeLessThan(2e-8);
});

test('a million values: the mean keeps its digits', () => {
  // 0.1 a million times: plain addition gives 0.10000000000133.
  const { mean, sd } = summarize(new Float64Array(1_000_000).fill(0.1));
  expect(mean).toBe(0.1);
  expect(sd).toBe(0);
});

test('one value has no deviation, none has nothing', () => {
  expect(summarize(Float64Array.of(4))).toEqual({ mean: 4, sd: null, p50: 4, p90: 4, max: 4 });
  expect(summarize(new Float64Array(0))).toEqual({ mean: null, sd: null, p50: null, p90: null, max: null });
});

test('leaves the column as it was, and does not depend on its order', () => {
  const column = fc.float64Array({ minLength: 2, maxLength: 50, min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(column, values => {
      const before = [...values];
      const spread = summarize(values);
      expect([...values]).toEqual(before);
      const reversed = summarize(values.toReversed());
      expect([spread.p50, spread.p90, spread.max]).toEqual([reversed.p50, reversed.p90, reversed.max]);
      expect(Math.abs((spread.mean ?? 0) - (reversed.mean ?? 0))).toBeLessThan(1e-9);
    }),
  );
});
