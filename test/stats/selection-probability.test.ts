import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SelectionLaw, selectionProbability, transferBound } from '../../src/stats/selection-probability.ts';
import { choose, compositions, ratio, relativeError, subsets } from './exact.ts';

/** Members of equal quality, from the best down, as {better, tied}. */
function groupsOf(sizes: readonly number[]): { better: number; tied: number }[] {
  let better = 0;
  return sizes.map(tied => {
    const group = { better, tied };
    better += tied;
    return group;
  });
}

/** Wins of one member in 2520 tournaments per draw (2520 = lcm 1…9, so that a tie divides evenly). */
function countWins(level: readonly number[], draws: readonly number[][], member: number): number {
  let wins = 0;
  for (const draw of draws.filter(candidate => candidate.includes(member))) {
    const best = Math.min(...draw.map(drawn => level[drawn] ?? Number.NaN));
    const drawnBest = draw.filter(drawn => level[drawn] === best);
    if (level[member] === best) wins += 2520 / drawnBest.length;
  }
  return wins;
}

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('equals every tournament played out, all ties, P = %i', P => {
  const all = subsets(P);
  for (let s = 1; s <= P; s++) {
    const draws = all.filter(draw => draw.length === s);
    const law = new SelectionLaw(P, s);
    for (const sizes of compositions(P)) {
      const level = sizes.flatMap((size, index) => Array<number>(size).fill(index));
      for (const { better, tied } of groupsOf(sizes)) {
        const expected = countWins(level, draws, better) / (2520 * draws.length);
        const found = [selectionProbability(P, s, better, tied), law.probability(better, tied)];
        for (const value of found) {
          expect(relativeError(value, expected), `s ${s} ties ${sizes}`).toBeLessThan(2e-15);
        }
      }
    }
  }
});

test('the bound is the share of draws with nobody better, P up to 9', () => {
  for (let P = 1; P <= 9; P++) {
    for (let s = 1; s <= P; s++) {
      const draws = subsets(P).filter(draw => draw.length === s);
      const law = new SelectionLaw(P, s);
      for (let rank = 0; rank <= P; rank++) {
        const share = draws.filter(draw => draw.every(member => member < rank)).length / draws.length;
        expect(relativeError(transferBound(P, rank, s), share)).toBeLessThan(2e-15);
        expect(relativeError(law.bound(rank), share)).toBeLessThan(2e-15);
      }
    }
  }
});

// Exact rational arithmetic.
test.each([
  [100, 5, 0, 2],
  [1000, 32, 500, 300],
  [1000, 999, 0, 2],
  [1_000_000, 1, 17, 3],
  [1_000_000, 5, 0, 1],
  [1_000_000, 5, 123_456, 2],
  [1_000_000, 32, 900_000, 99_000],
  [1_000_000, 32, 5, 7000],
  [1_000_000, 1500, 200, 2],
  [1_000_000, 1500, 200, 1600],
])('keeps 14 digits at P %i, s %i, %i better, %i tied', (P, s, better, tied) => {
  const top = P - better;
  const exact = ratio(choose(top, s) - choose(top - tied, s), BigInt(tied) * choose(P, s));
  expect(relativeError(selectionProbability(P, s, better, tied), exact)).toBeLessThan(1e-14);
  expect(relativeError(new SelectionLaw(P, s).probability(better, tied), exact)).toBeLessThan(1e-14);
});

test('every tabulated rank of a large population is exact to 15 digits', () => {
  const [P, s] = [100_000, 7];
  const { byRank } = new SelectionLaw(P, s);
  const all = choose(P, s);
  for (let rank = 1; rank <= P; rank += 997) {
    const exact = ratio(choose(rank - 1, s - 1), all);
    expect(relativeError(byRank[rank - 1] ?? Number.NaN, exact), `rank ${rank}`).toBeLessThan(1e-15);
  }
});

test('ranks below s are never parents, exactly; s = 1 selects uniformly; s = P selects the best', () => {
  for (let rank = 1; rank < 8; rank++) expect(selectionProbability(20, 8, 20 - rank, 1)).toBe(0);
  expect(selectionProbability(20, 8, 13, 7)).toBe(0);
  expect([...new SelectionLaw(50, 1).byRank]).toEqual(Array(50).fill(1 / 50));
  expect([...new SelectionLaw(4, 4).byRank]).toEqual([0, 0, 0, 1]);
});

test('the probabilities of a population sum to 1 whatever is tied', () => {
  const population = fc
    .array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3000 })), {
      minLength: 1,
      maxLength: 200,
    })
    .chain(sizes => {
      const P = sizes.reduce((sum, size) => sum + size, 0);
      return fc.record({ sizes: fc.constant(sizes), P: fc.constant(P), s: fc.integer({ min: 1, max: P }) });
    });
  fc.assert(
    fc.property(population, ({ sizes, P, s }) => {
      const law = new SelectionLaw(P, s);
      const total = groupsOf(sizes).reduce((sum, g) => sum + g.tied * law.probability(g.better, g.tied), 0);
      expect(Math.abs(total - 1)).toBeLessThan(1e-12);
    }),
  );
});

test.each([1, 2, 5, 1000, 500_000, 1_000_000])('they sum to 1 at P = 10⁶, s = %i, ties of 1, 2, 3 …', s => {
  const P = 1_000_000;
  const law = new SelectionLaw(P, s);
  let total = 0;
  for (let better = 0, tied = 1; better < P; better += tied++) {
    const size = Math.min(tied, P - better);
    total += size * law.probability(better, size);
  }
  expect(Math.abs(total - 1)).toBeLessThan(1e-12);
});

test.each([
  [10, 0],
  [10, 11],
  [10.5, 2],
])('refuses P %d, s %d', (P, s) => {
  expect(() => new SelectionLaw(P, s)).toThrow(RangeError);
  expect(() => transferBound(P, 1, s)).toThrow(RangeError);
});

test('refuses a tie that reaches below the worst member', () => {
  expect(() => selectionProbability(10, 2, 7, 4)).toThrow(RangeError);
});
