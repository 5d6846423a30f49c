import { expect, test } from 'vitest';
import { probabilityNoneDrawn } from '../../src/stats/hypergeometric.ts';
import { choose, ratio, relativeError, subsets } from './exact.ts';

test('is the share of all draws that miss the marked, for every population up to 9', () => {
  for (let N = 0; N <= 9; N++) {
    for (let n = 0; n <= N; n++) {
      const draws = subsets(N).filter(draw => draw.length === n);
      for (let K = 0; K <= N; K++) {
        const missing = draws.filter(draw => draw.every(member => member >= K)).length;
        expect(probabilityNoneDrawn(N, K, n), `N ${N} K ${K} n ${n}`).toBeCloseTo(missing / draws.length, 15);
      }
    }
  }
});

// Exact rational arithmetic. The last rows are where a plain product drifts and log-gamma loses six digits.
test.each([
  [100, 37, 5],
  [1000, 500, 400],
  [1_000_000, 1, 1],
  [1_000_000, 999_000, 32],
  [1_000_000, 3000, 2000],
  [1_000_000, 2000, 500_000],
])('C(N − K, n)/C(N, n) to 15 digits for N %i, K %i, n %i', (N, K, n) => {
  // Symmetric in K and n: the short binomials are the quick ones.
  const [few, many] = [Math.min(K, n), Math.max(K, n)];
  const exact = ratio(choose(N - many, few), choose(N, few));
  expect(relativeError(probabilityNoneDrawn(N, K, n), exact)).toBeLessThan(1e-15);
});

test('underflows to 0 without becoming NaN', () => {
  expect(probabilityNoneDrawn(1_000_000, 900_000, 100_000)).toBe(0);
});

test.each([
  [10, 11, 1],
  [10, 1, 11],
  [10, -1, 1],
  [10.5, 1, 1],
])('refuses N %d, K %d, n %d', (N, K, n) => {
  expect(() => probabilityNoneDrawn(N, K, n)).toThrow(RangeError);
});
