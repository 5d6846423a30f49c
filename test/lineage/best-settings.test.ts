// Branch and bound finds the grid's maximum, and its bounds are bounds.

import { describe, expect, test } from 'vitest';
import {
  findBestSettings,
  type Grid,
  type GridPoint,
  MUTATION_MODELS,
} from '../../src/lineage/best-settings.ts';
import { findBestUniform } from '../../src/lineage/best-uniform.ts';
import { type Evidence, gatherEvidence } from '../../src/lineage/evidence.ts';
import { likelihoodBound } from '../../src/lineage/likelihood.ts';
import type { MutationModel } from '../../src/lineage/mutation-model.ts';
import { divideRange, sizesOf } from '../../src/lineage/ranges.ts';
import { uniformLikelihood } from '../../src/lineage/uniform-likelihood.ts';
import { at } from '../../src/shared/columns.ts';
import { ordersOf } from '../../src/trace/orders.ts';
import { traceOf } from '../support/facts.ts';
import { type SearchOptions, simulateSearch } from '../support/search.ts';

const SEARCH: SearchOptions = {
  seed: 3,
  evaluations: 160,
  population: 20,
  sample: 4,
  workers: 5,
  options: [3, 2, 4, 3],
};
const HIGH = 120;
const GRID: Grid = {
  lowPopulation: 10,
  highPopulation: HIGH,
  lowSample: 2,
  highSample: 32,
  models: MUTATION_MODELS,
};

const SEARCHES: readonly (Partial<SearchOptions> & { name: string })[] = [
  { name: 'tournament' },
  { name: 'ties', ties: true, qualityNoise: 0 },
  { name: 'replace, failures', mutation: 'replace', failureRate: 0.1 },
  { name: 'uniform selection', selection: 'uniform' },
  { name: 'random search', search: 'random' },
];

function evidenceOf(search: Partial<SearchOptions>): Evidence {
  const trace = traceOf(simulateSearch({ ...SEARCH, ...search }).records);
  const orders = ordersOf(trace);
  if (orders.known === null) throw new Error('the search has times');
  return gatherEvidence(trace, orders, orders.known.successes, HIGH);
}

const alone = (size: number) => ({ low: size, high: size });

/** Every point of the grid, each exact, in the order of ties. */
function wholeGrid(evidence: Evidence): GridPoint[] {
  return MUTATION_MODELS.flatMap(mutation =>
    Array.from({ length: HIGH - 9 }, (_, index) => index + 10).flatMap(population => {
      const top = Math.min(32, population);
      const row = likelihoodBound(evidence, alone(population), sizesOf({ low: 2, high: top }))[mutation];
      return Array.from(row, (logRatio, index) => ({ population, sample: index + 2, mutation, logRatio }));
    }),
  );
}

describe.each(SEARCHES)('$name', ({ name: _, ...search }) => {
  const evidence = evidenceOf(search);

  test('the maximum is the whole grid’s, ties in its order', () => {
    const points = wholeGrid(evidence);
    let best: GridPoint | undefined;
    for (const point of points) if (best === undefined || point.logRatio > best.logRatio + 1e-9) best = point;
    // Wherever the search begins.
    for (const guess of [undefined, 10, 19, 57, HIGH, HIGH + 1])
      expect(findBestSettings(evidence, GRID, guess)).toEqual(best);
  });

  test('no point of a block exceeds its bound', () => {
    for (const [low, high] of [
      [10, 13],
      [14, 30],
      [18, 22],
      [31, 120],
    ] as const) {
      for (const samples of [sizesOf({ low: 2, high: 32 }), divideRange({ low: 2, high: 32 }, 1.5)]) {
        const bound = likelihoodBound(evidence, { low, high }, samples);
        for (const { population, sample, mutation, logRatio } of wholeGrid(evidence)) {
          if (population < low || population > high) continue;
          const lane = samples.findIndex(range => sample <= range.high);
          expect(logRatio).toBeLessThanOrEqual(at(bound[mutation], lane) + 1e-9);
        }
      }
    }
  });

  const exactUniform = (population: number, mutation: MutationModel) =>
    at(likelihoodBound(evidence, alone(population), [alone(1)])[mutation], 0);

  test('s = 1: one pass gives what each population gives, and bounds of ranges', () => {
    const low = [10, 11, 19, 20, 40, 57, HIGH];
    const high = [10, 18, 19, 39, 56, 57, HIGH];
    const rows = uniformLikelihood(
      evidence,
      low.map((from, range) => ({ low: from, high: at(high, range) })),
    );
    for (const mutation of MUTATION_MODELS) {
      for (let range = 0; range < low.length; range++) {
        const bound = at(rows[mutation], range);
        for (let population = at(low, range); population <= at(high, range); population++)
          expect(exactUniform(population, mutation)).toBeLessThanOrEqual(bound + 1e-9);
        if (low[range] === high[range]) expect(bound).toBeCloseTo(exactUniform(at(low, range), mutation), 9);
      }
    }
  });

  test('s = 1: the maximum is that of all populations, ties in their order', () => {
    let best: GridPoint | undefined;
    for (const mutation of MUTATION_MODELS) {
      for (let population = 10; population <= HIGH; population++) {
        const logRatio = exactUniform(population, mutation);
        if (best === undefined || logRatio > best.logRatio + 1e-9)
          best = { population, sample: 1, mutation, logRatio };
      }
    }
    const found = findBestUniform(evidence, GRID);
    expect(found).toEqual({ ...best, logRatio: expect.closeTo(best?.logRatio ?? Number.NaN, 9) });
  });
});
