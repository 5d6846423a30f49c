import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chiSquareTail, chiSquareUniform } from '../../src/stats/chi-square.ts';
import { relativeError } from './exact.ts';

// mpmath 1.3, regularised upper incomplete gamma at 60 digits. The tail cannot be better than the statistic's own
// rounding, χ²/2 units in the last place; 1e-12 leaves room for that at 1e-300.
test.each([
  [1, 0.001, 0.9747728793699604],
  [1, 10, 0.00156540225800255],
  [1, 600, 1.674167984691788e-132],
  [1, 1300, 1.130372844149274e-284],
  [2, 3, 0.2231301601484298],
  [3, 0.1, 0.9918374237318764],
  [4, 1400, 6.911633257175599e-302],
  [5, 80, 8.391825114831611e-16],
  [9, 1.5, 0.9971467695059478],
  [9, 16.9, 0.05030519012431087],
  [10, 10, 0.4404932850652124],
  [30, 1200, 2.439248248171089e-233],
  [31, 31, 0.4662125062175084],
  [99, 150, 0.0007204453957169629],
  [100, 40, 0.9999999875410739],
  [101, 900, 2.086772754131734e-128],
  [339, 2034, 4.155198104725176e-239],
  [340, 340, 0.4898005123532678],
  [400, 1200, 7.145370279530628e-81],
  [999, 1000, 0.4851314892749015],
  [2001, 2001, 0.4957958067483724],
  [2001, 5002.5, 1.975730718807463e-256],
  [10000, 9900, 0.7595200856839793],
  [10000, 15000, 5.91586882905196e-208],
  [100001, 100500, 0.1323326938834234],
])('df %i, χ² %d', (df, statistic, p) => {
  expect(relativeError(chiSquareTail(statistic, df), p)).toBeLessThan(1e-12);
});

// Abramowitz & Stegun, table 26.8: the statistic at p = 0.05 and 0.001.
test.each([
  [1, 3.84146, 10.828],
  [2, 5.99147, 13.816],
  [5, 11.0705, 20.515],
  [10, 18.307, 29.588],
  [30, 43.7729, 59.703],
  [100, 124.342, 149.449],
])('df %i has its tabulated critical values', (df, fivePercent, oneInThousand) => {
  expect(chiSquareTail(fivePercent, df)).toBeCloseTo(0.05, 5);
  expect(chiSquareTail(oneInThousand, df)).toBeCloseTo(0.001, 6);
});

test('two degrees of freedom are the exponential law', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1400, noNaN: true }), statistic => {
      expect(relativeError(chiSquareTail(statistic, 2), Math.exp(-statistic / 2))).toBeLessThan(1e-15);
    }),
  );
});

test('falls as the statistic rises, rises with the degrees of freedom, stays a probability', () => {
  const input = fc.record({
    df: fc.integer({ min: 1, max: 3000 }),
    statistic: fc.double({ min: 0, max: 9000, noNaN: true }),
  });
  fc.assert(
    fc.property(input, ({ df, statistic }) => {
      const p = chiSquareTail(statistic, df);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
      expect(chiSquareTail(statistic * 1.01 + 0.01, df)).toBeLessThanOrEqual(p * (1 + 1e-12));
      expect(chiSquareTail(statistic, df + 1)).toBeGreaterThanOrEqual(p * (1 - 1e-12));
    }),
  );
});

test('the ends, and what is no question', () => {
  expect(chiSquareTail(0, 3)).toBe(1);
  expect(chiSquareTail(-1e-15, 3)).toBe(1);
  expect([1e5, 1e300, Number.POSITIVE_INFINITY].map(statistic => chiSquareTail(statistic, 7))).toEqual([
    0, 0, 0,
  ]);
  for (const df of [0, -1, 1.5]) expect(() => chiSquareTail(1, df)).toThrow(RangeError);
  expect(() => chiSquareTail(Number.NaN, 1)).toThrow(RangeError);
});

test('χ² of counts against equal shares', () => {
  // By hand: 20 expected of each; (4 + 9 + 1 + 16 + 4)/20.
  expect(chiSquareUniform([22, 17, 19, 24, 18])).toEqual({ statistic: 34 / 20, df: 4 });
  expect(chiSquareUniform(Int32Array.of(5, 5, 5))).toEqual({ statistic: 0, df: 2 });
  expect(chiSquareUniform([0, 0])).toEqual({ statistic: 0, df: 1 });
});
