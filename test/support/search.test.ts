// Does the simulated search keep the rules of the method that tests read off it?

import { describe, expect, test } from 'vitest';
import { itemAt } from '../../src/shared/columns.ts';
import type { TraceRecord } from './record.ts';
import { type SearchOptions, simulateSearch } from './search.ts';

const base: SearchOptions = {
  seed: 5,
  evaluations: 300,
  population: 20,
  sample: 4,
  workers: 7,
  options: [3, 4, 1, 5, 2],
};

const finite = (value: number | undefined): number => value ?? Number.NaN;

/** METHOD §1: the last P successes known when the child was created; records stand in completion order. */
function findPopulation(
  records: TraceRecord[],
  child: TraceRecord,
  size: number,
  manager: boolean,
): number[] {
  return records
    .map((record, index) => ({ record, index }))
    .filter(({ record }) => record.quality !== null)
    .filter(({ record }) =>
      manager ? finite(record.gather) < finite(child.submit) : finite(record.end) <= finite(child.start),
    )
    .map(({ index }) => index)
    .slice(-size);
}

const countDifferences = (a: TraceRecord, b: TraceRecord): number =>
  a.arch.filter((choice, i) => choice !== b.arch[i]).length;

describe('simulateSearch', () => {
  test.each([
    ['redraw', {}],
    ['replace', { mutation: 'replace' }],
    ['failures on the manager clock', { managerClock: true, failureRate: 0.1 }],
    ['ties', { ties: true, qualityNoise: 0 }],
  ] as const)('parents are members of the population at distance ≤ 1: %s', (_, variant) => {
    const { records, parents } = simulateSearch({ ...base, ...variant });
    const manager = 'managerClock' in variant;
    expect(records).toHaveLength(base.evaluations);
    for (const [index, parent] of parents.entries()) {
      const child = itemAt(records, index);
      const population = findPopulation(records, child, base.population, manager);
      expect(parent === null).toBe(population.length < base.population);
      if (parent === null) continue;
      expect(population).toContain(parent);
      const distance = countDifferences(child, itemAt(records, parent));
      expect(distance === 1 || (distance === 0 && !('mutation' in variant))).toBe(true);
    }
  });

  test('a worker has one job at a time', () => {
    const { records } = simulateSearch({ ...base, managerClock: true });
    for (let worker = 0; worker < base.workers; worker++) {
      const jobs = records.filter(record => record.worker === `w${worker}`);
      jobs.sort((a, b) => finite(a.start) - finite(b.start));
      for (const [i, job] of jobs.slice(1).entries()) {
        expect(finite(itemAt(jobs, i).end)).toBeLessThanOrEqual(finite(job.start));
      }
    }
  });

  test('records parents by id', () => {
    const { records, parents } = simulateSearch({ ...base, recordParents: true });
    const named = records.map(({ parent }) =>
      records.findIndex(({ id }) => id === parent && id !== undefined),
    );
    expect(named.map(index => (index < 0 ? null : index))).toEqual(parents);
  });

  test('the seed decides everything', () => {
    expect(simulateSearch(base)).toEqual(simulateSearch(base));
    expect(simulateSearch({ ...base, seed: 6 })).not.toEqual(simulateSearch(base));
  });

  test('a random search has no parents', () => {
    const { parents } = simulateSearch({ ...base, search: 'random' });
    expect(parents.every(parent => parent === null)).toBe(true);
  });

  test('retiring the worst keeps old members: some parents are not among the last P', () => {
    const { records, parents } = simulateSearch({ ...base, retire: 'worst', evaluations: 600 });
    const outside = parents.filter((parent, index) => {
      const population = findPopulation(records, itemAt(records, index), base.population, false);
      return parent !== null && !population.includes(parent);
    });
    expect(outside.length).toBeGreaterThan(0);
  });

  test('weights say where mutations fall', () => {
    const variant = { positionWeights: [0, 0, 9, 1, 0], mutation: 'replace', recordParents: true } as const;
    const { records, parents } = simulateSearch({ ...base, ...variant });
    const positions = parents.flatMap((parent, index) => {
      if (parent === null) return [];
      const old = itemAt(records, parent).arch;
      return itemAt(records, index).arch.flatMap((choice, i) => (choice !== old[i] ? [i] : []));
    });
    // Position 2 has one option, so all weight is on position 3.
    expect(new Set(positions)).toEqual(new Set([3]));
  });
});
