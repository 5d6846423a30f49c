import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../src/stats/random.ts';
import { averageRanks } from '../../src/stats/ranks.ts';
import { spearmanCorrelation, spearmanTest } from '../../src/stats/spearman.ts';

const columns = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 });

test('an average rank is 1 + those below + half the others equal', () => {
  fc.assert(
    fc.property(columns, values => {
      const expected = values.map(
        value =>
          0.5 +
          values.filter(other => other < value).length +
          values.filter(other => other === value).length / 2,
      );
      expect([...averageRanks(values)]).toEqual(expected);
    }),
  );
});

test('without ties ρ is 1 − 6 Σd²/(n³ − n)', () => {
  const orders = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], { minLength: 10 });
  fc.assert(
    fc.property(orders, orders, (a, b) => {
      const squares = a.reduce((sum, rank, i) => sum + (rank - (b[i] ?? Number.NaN)) ** 2, 0);
      expect(spearmanCorrelation(a, b)).toBeCloseTo(1 - (6 * squares) / 990, 14);
    }),
  );
});

test('with ties ρ is the correlation of average ranks', () => {
  // By hand: ranks 1.5, 1.5, 3 against 1, 2, 3 give 1.5/√(1.5 · 2).
  expect(spearmanCorrelation([0, 0, 9], [1, 2, 3])).toBeCloseTo(1.5 / Math.sqrt(3), 15);
});

test('ρ is undefined for constants and single values, and ±1 exactly when monotone', () => {
  expect(spearmanCorrelation([3, 3, 3], [1, 2, 3])).toBeNull();
  expect(spearmanCorrelation([1, 2, 3], [3, 3, 3])).toBeNull();
  expect(spearmanCorrelation([1], [1])).toBeNull();
  expect(spearmanCorrelation([], [])).toBeNull();
  expect(spearmanCorrelation([1, 20, 300], [-5, -4, 0])).toBe(1);
  expect(spearmanCorrelation([1, 20, 300], [5, 4, 0])).toBe(-1);
  expect(() => spearmanCorrelation([1, 2], [1])).toThrow(RangeError);
});

// The exact null distribution of Σd² (Olds, Ann. Math. Statist. 9, 1938), counted again by a recursion over subsets:
// so many of the n! orders are at least as decreasing. Tables of critical values print them as 0.0417, 0.0292, 0.0440, 0.0481.
test.each([
  [[4, 5, 3, 2, 1], -0.9, 5, 120],
  [[5, 6, 3, 4, 1, 2], -29 / 35, 21, 720],
  [[5, 6, 7, 4, 1, 2, 3], -5 / 7, 222, 5040],
  [[7, 5, 6, 4, 8, 1, 2, 3], -9 / 14, 1939, 40320],
] as const)('%j against its order, exactly', (values, rho, count, orders) => {
  const { pLess, ...result } = spearmanTest(values, createRandom(1)) ?? { pLess: null };
  expect(result).toEqual({ rho: expect.closeTo(rho, 14), pTwoSided: (2 * count) / orders });
  expect(pLess).toBe(count / orders);
});

test('ties: each order as often as it arises', () => {
  // The three orders of 1, 1, 0 are equally likely; the observed one is the most decreasing.
  expect(spearmanTest([1, 1, 0], createRandom(1))).toEqual({
    rho: expect.closeTo(-1.5 / Math.sqrt(3), 15),
    pLess: 1 / 3,
    pTwoSided: 2 / 3,
  });
});

// 174688 of 10! and 17563 of 9! orders are at least as decreasing (recursion over subsets): p = 0.04814 and 0.04840.
// 9999 permutations know it to a standard error of 0.0021.
test.each([
  [[8, 6, 7, 9, 2, 10, 5, 1, 4, 3], 0.048139],
  [[6, 5, 9, 8, 4, 2, 7, 3, 1], 0.048399],
])('%j: seeded permutations come near the exact probability', (values, exact) => {
  const result = spearmanTest(values, createRandom(3));
  expect(Math.abs((result?.pLess ?? 1) - exact)).toBeLessThan(0.009);
  expect(Math.abs((result?.pTwoSided ?? 1) - 2 * exact)).toBeLessThan(0.012);
});

test('the least p of seeded permutations is 1/10000', () => {
  const values = Float64Array.from({ length: 20 }, (_, i) => -i);
  expect(spearmanTest(values, createRandom(3))?.pLess).toBe(1e-4);
});

test('the same seed gives the same p, constants none', () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5];
  expect(spearmanTest(values, createRandom(5))).toEqual(spearmanTest(values, createRandom(5)));
  expect(spearmanTest([2, 2, 2], createRandom(5))).toBeNull();
  expect(spearmanTest([2], createRandom(5))).toBeNull();
});
