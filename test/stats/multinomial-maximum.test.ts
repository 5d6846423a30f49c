import { expect, test } from 'vitest';
import { birthdayFormulaMaximum, multinomialMaximum } from '../../src/stats/birthday.ts';
import { MaximumLaw } from '../../src/stats/multinomial-maximum.ts';
import { choose, ratio } from './exact.ts';

/** Number of ways W labelled balls fall into c cells with at most k in each, cell by cell. */
function countPlacements(c: number, W: number, k: number): bigint {
  let ways: bigint[] = [1n, ...Array<bigint>(W).fill(0n)];
  for (let cell = 0; cell < c; cell++) {
    ways = ways.map((_, n) => {
      let sum = 0n;
      for (let j = 0; j <= Math.min(k, n); j++) sum += choose(n, j) * (ways[n - j] ?? 0n);
      return sum;
    });
  }
  return ways[W] ?? 0n;
}

test('is the share of all placements, counted one by one', () => {
  for (const [c, W] of [
    [1, 5],
    [2, 9],
    [3, 8],
    [4, 6],
    [5, 5],
    [9, 4],
  ] as const) {
    const counts = new Array<number>(W + 1).fill(0);
    for (let code = 0; code < c ** W; code++) {
      const cells = new Array<number>(c).fill(0);
      for (let ball = 0, rest = code; ball < W; ball++, rest = Math.floor(rest / c)) {
        cells[rest % c] = (cells[rest % c] ?? 0) + 1;
      }
      for (let k = Math.max(...cells); k <= W; k++) counts[k] = (counts[k] ?? 0) + 1;
    }
    const law = new MaximumLaw(c, W);
    for (let k = 0; k <= W; k++) {
      expect(
        Math.abs(law.probabilityUpTo(k) - (counts[k] ?? 0) / c ** W),
        `c ${c} W ${W} k ${k}`,
      ).toBeLessThan(1e-14);
    }
  }
});

// Exact integers. c = 125, W = 100 is the paper's: three variable nodes of five options, a window of 100.
test.each([
  [125, 100, [1, 2, 3, 4, 5, 6, 7, 8, 12]],
  [27, 100, [3, 4, 6, 8, 10, 13, 20]],
  [2, 100, [49, 50, 55, 60, 70, 99]],
  [7, 150, [21, 22, 28, 32, 40]],
] as const)('agrees with exact integers for c = %i, W = %i', (c, W, maxima) => {
  const law = new MaximumLaw(c, W);
  const all = BigInt(c) ** BigInt(W);
  for (const k of maxima) {
    const exact = ratio(countPlacements(c, W, k), all);
    expect(Math.abs(law.probabilityUpTo(k) - exact), `k ${k}`).toBeLessThan(1e-13);
  }
});

// OEIS A014088: the least number of people for an even chance that n share a birthday (365 days).
test.each([
  [2, 23],
  [3, 88],
  [4, 187],
  [5, 313],
  [6, 460],
  [7, 623],
  [8, 798],
  [9, 985],
  [10, 1181],
  [11, 1385],
  [12, 1596],
])('%i share a birthday at even odds among %i people', (shared, people) => {
  expect(new MaximumLaw(365, people).probabilityUpTo(shared - 1)).toBeLessThan(0.5);
  expect(new MaximumLaw(365, people - 1).probabilityUpTo(shared - 1)).toBeGreaterThan(0.5);
});

test('quantiles: exact ties with the probability reach it', () => {
  // P(max = 1) of two balls is 1 − 1/c.
  expect(multinomialMaximum(2, 2, [0.5, 0.95])).toEqual([1, 2]);
  expect(multinomialMaximum(20, 2, [0.5, 0.95, 0.999])).toEqual([1, 1, 2]);
  expect(multinomialMaximum(1000, 2, [0.95, 0.999])).toEqual([1, 1]);
});

test('quantiles from exact integers, c = 125, W = 100', () => {
  const all = BigInt(125) ** 100n;
  const reach = [0.5, 0.95, 0.999].map(probability => {
    let k = 1;
    while (ratio(countPlacements(125, 100, k), all) < probability) k++;
    return k;
  });
  expect(multinomialMaximum(125, 100, [0.5, 0.95, 0.999])).toEqual(reach);
});

test('one cell holds all; so many cells that no two meet; a window of one', () => {
  expect(multinomialMaximum(1, 2000, [0.5, 0.999])).toEqual([2000, 2000]);
  expect(multinomialMaximum(1e300, 2000, [0.5, 0.999])).toEqual([1, 1]);
  expect(multinomialMaximum(Number.POSITIVE_INFINITY, 100, [0.5])).toEqual([1]);
  expect(multinomialMaximum(3, 1, [0.5, 0.999])).toEqual([1, 1]);
});

test('many cells: 1 − P(max = 1) is ∏ (1 − i/c), the birthday product', () => {
  const [c, W] = [1e7, 2000];
  let apart = 0;
  for (let i = 1; i < W; i++) apart += Math.log1p(-i / c);
  expect(Math.abs(new MaximumLaw(c, W).probabilityUpTo(1) - Math.exp(apart))).toBeLessThan(1e-13);
});

test('rises with k to 1', () => {
  const law = new MaximumLaw(40, 2000);
  let previous = 0;
  for (let k = 50; k <= 150; k++) {
    const value = law.probabilityUpTo(k);
    expect(value).toBeGreaterThanOrEqual(previous - 1e-13);
    previous = value;
  }
  expect(Math.abs(law.probabilityUpTo(2000) - 1)).toBeLessThan(1e-13);
});

// By hand: n(2, 365, ½) = √(730 ln 2) = 22.494; n(3, 365, ½) = ∛(365² · 6 ln 2) = 82.14 (the formula, not the truth: 88).
test.each([
  [365, 22, 0.5, 1],
  [365, 23, 0.5, 2],
  [365, 82, 0.5, 2],
  [365, 83, 0.5, 3],
  // c = 1: n = (k! ln 2)^(1/k) < k for all k, the absurd case.
  [1, 50, 0.5, 50],
  [1e300, 2000, 0.05, 1],
])('formula: c = %d, W = %i, p = %d gives k′ = %i', (c, W, probability, expected) => {
  expect(birthdayFormulaMaximum(c, W, probability)).toBe(expected);
});

test('formula agrees with exact arithmetic on its powers wherever no logarithm is needed to decide', () => {
  for (const c of [5, 27, 125, 1000]) {
    for (const W of [10, 50, 100]) {
      // n ≤ W ⇔ c^(k−1) · k! · ln 2 ≤ W^k, in integers with ln 2 to 30 digits.
      const holds = (k: number) => {
        let factorial = 1n;
        for (let i = 2; i <= k; i++) factorial *= BigInt(i);
        const left = BigInt(c) ** BigInt(k - 1) * factorial * 693147180559945309417232121458n;
        return left <= BigInt(W) ** BigInt(k) * 10n ** 30n;
      };
      let largest = W;
      while (!holds(largest)) largest--;
      expect(birthdayFormulaMaximum(c, W, 0.5), `c ${c} W ${W}`).toBe(largest);
    }
  }
});
