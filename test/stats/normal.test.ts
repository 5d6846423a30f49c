import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalTwoSided } from '../../src/stats/gaussian-tail.ts';
import { normalQuantile } from '../../src/stats/normal-quantile.ts';
import { expectedNormalOrderStatistic } from '../../src/stats/order-statistic.ts';
import { relativeError } from './exact.ts';

// mpmath 1.3 at 60 digits, of the doubles as given.
test.each([
  [0.025, -1.959963984540054],
  [0.975, 1.959963984540054],
  [0.01, -2.326347874040841],
  [0.3, -0.524400512708041],
  [0.4999, -0.0002506628300880075],
  [1e-5, -4.264890793922825],
  [1e-10, -6.361340902404056],
  [1e-50, -14.93333753478849],
  [1e-295, -36.73524703977962],
])('Φ⁻¹(%d)', (p, z) => {
  expect(relativeError(normalQuantile(p), z)).toBeLessThan(1e-13);
});

test('Φ⁻¹ at the ends, in the middle, and outside', () => {
  expect([0, 0.5, 1].map(normalQuantile)).toEqual([Number.NEGATIVE_INFINITY, 0, Number.POSITIVE_INFINITY]);
  for (const p of [-0.1, 1.1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
});

// mpmath 1.3 at 60 digits.
test.each([
  [0, 1],
  [0.1, 0.920344325445942],
  [1, 0.3173105078629141],
  [5, 5.733031437583878e-7],
  [10, 1.523970604832105e-23],
  [30, 9.813427854296374e-198],
  [37, 1.145114244504915e-299],
])('P(|Z| ≥ %d), either sign', (z, p) => {
  expect(relativeError(normalTwoSided(z), p)).toBeLessThan(5e-13);
  expect(normalTwoSided(-z)).toBe(normalTwoSided(z));
});

test('quantile and tail invert each other', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-250, max: 0.49, noNaN: true }), p => {
      expect(relativeError(normalTwoSided(normalQuantile(p)) / 2, p)).toBeLessThan(1e-10);
    }),
  );
});

// The printed formula, mpmath 1.3 at 60 digits.
test.each([
  [10, 10, 1.559371880117404],
  [6, 10, 0.1230077866022199],
  [1, 5, -1.19286252678893],
  [20, 20, 1.880166642221129],
  [64, 64, 2.347207265408812],
  [1, 1, 0],
])('E(%i, %i)', (r, n, expected) => {
  expect(relativeError(expectedNormalOrderStatistic(r, n), expected)).toBeLessThan(1e-13);
});

// Exact expectations (Harter, Biometrika 48, 1961, table 1; what AS 177 NSCOR1 computes): the formula is within 0.03.
test.each([
  [5, [-1.16296, -0.49502, 0, 0.49502, 1.16296]],
  [10, [-1.53875, -1.00136, -0.65606, -0.37576, -0.12267, 0.12267, 0.37576, 0.65606, 1.00136, 1.53875]],
] as const)('approximates the expected order statistics of n = %i', (n, expected) => {
  expected.forEach((value, index) => {
    expect(Math.abs(expectedNormalOrderStatistic(index + 1, n) - value)).toBeLessThan(0.03);
  });
});

test('the order statistics are antisymmetric, and ranks outside 1…n refused', () => {
  for (let r = 1; r <= 33; r++) {
    expect(expectedNormalOrderStatistic(r, 33)).toBeCloseTo(-expectedNormalOrderStatistic(34 - r, 33), 13);
  }
  for (const r of [0, 34]) expect(() => expectedNormalOrderStatistic(r, 33)).toThrow(RangeError);
});
