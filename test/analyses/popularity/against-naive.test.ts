// Is every number of the popularity analysis what METHOD §6 says, on whole searches?
// Expectations come from rescanning everything for every window and child (naive.ts).

import { describe, expect, test } from 'vitest';
import { popularityParams } from '../../../src/analyses/popularity/params.ts';
import { runPopularity } from '../../../src/analyses/popularity/run.ts';
import { popularitySummary } from '../../../src/analyses/popularity/schema.ts';
import type { FactOptions } from '../../../src/pipeline/facts.ts';
import { isSkipped } from '../../../src/shared/skipped.ts';
import { demand, factsOf } from '../../support/facts.ts';
import { type SearchOptions, simulateSearch } from '../../support/search.ts';
import {
  creationsOf,
  naiveDonors,
  naiveGaps,
  naiveTierCounts,
  naiveTierTable,
  naiveWindow,
  type World,
  worldOf,
} from './naive.ts';

const search: SearchOptions = {
  seed: 11,
  evaluations: 420,
  population: 30,
  sample: 6,
  workers: 7,
  options: [3, 4, 2, 3, 3, 5, 4, 3, 4],
};

const cases: [string, Partial<SearchOptions>, FactOptions][] = [
  ['inferred parents', {}, {}],
  ['recorded parents', { recordParents: true }, {}],
  ['failures, the manager’s clock', { managerClock: true, failureRate: 0.15, mutation: 'replace' }, {}],
  ['twins and ties of quality', { qualityNoise: 0, ties: true, options: [3, 3, 3, 2, 2, 2] }, {}],
  ['twins that differ in quality', { recordParents: true, options: [3, 3, 3, 3, 3], qualityNoise: 0.3 }, {}],
  ['the worst retired, recorded', { recordParents: true, retire: 'worst', evaluations: 300 }, {}],
  ['one at random retired: some unresolved', { retire: 'random', seed: 12 }, {}],
  ['a window beyond the population', {}, { window: 71, prefixLength: 2 }],
  ['a window within the population', { recordParents: true }, { window: 13, prefixLength: 4 }],
  ['long prefixes', {}, { prefixLength: 7 }],
  ['a sample as large as the population', { recordParents: true, sample: 30, evaluations: 200 }, {}],
];

describe.each(cases)('%s', (_, variant, options) => {
  const { records } = simulateSearch({ ...search, ...variant });
  const { population, sample } = { ...search, ...variant };
  const facts = factsOf(records, { population, sample, ...options });
  const world = worldOf(records, facts);
  const creations = creationsOf(world, facts);
  const summary = runPopularity(facts, popularityParams.parse({}));
  const table = naiveTierTable(world);

  test('keeps the schema', () => {
    expect(popularitySummary.parse(summary)).toEqual(summary);
  });

  test('snapshots', () => {
    const successes = world.successes.length;
    const moments = [population, Math.floor(successes / 2), Math.floor(0.8 * successes)];
    expect(summary.snapshots).toEqual(
      moments.map(candidate => {
        const window = naiveWindow(world, candidate);
        return {
          candidate,
          windowSize: Math.min(candidate, world.windowSize),
          distinct: window.size,
          counts: [...window].map(([prefixId, count]) => ({
            prefixId,
            prefix: world.prefixes[prefixId],
            count,
          })),
          tiers: naiveTierCounts(world, candidate),
        };
      }),
    );
  });

  test('transitions', () => {
    const expected = table.slice(1).flatMap(({ candidate, tiers }, before) =>
      tiers.flatMap((to, prefixId) => {
        const from = table[before]?.tiers[prefixId];
        return from === to ? [] : [{ candidate, prefixId, from, to }];
      }),
    );
    expect(expected.length).toBeGreaterThan(20);
    expect(summary.transitions).toEqual(expected);
  });

  test('dominance, prefixes, last tiers, series', () => {
    const dominant = table.map(({ tiers }) => tiers.filter(tier => tier === 1).length);
    const first = dominant.findIndex(count => count > 0);
    const ever = (tier: number) =>
      world.prefixes.flatMap((_, id) => (table.some(({ tiers }) => tiers[id] === tier) ? [id] : []));
    const ever1 = ever(1);
    expect(summary.dominance).toEqual({
      firstCandidate: first < 0 ? null : table[first]?.candidate,
      maxSimultaneous: Math.max(...dominant),
      windowsShare: dominant.filter(count => count > 0).length / dominant.length,
      dethroned: ever1.filter(id => table[table.length - 1]?.tiers[id] !== 1).length,
    });
    expect(summary.prefixes).toMatchObject({ observed: world.prefixes.length, ever1, ever2: ever(2).length });
    expect(summary.prefixes.names).toEqual(ever1.map(id => ({ prefixId: id, prefix: world.prefixes[id] })));
    expect(summary.lastTiers).toEqual(naiveTierCounts(world, world.successes.length));
    expect(summary.series.windows).toBe(table.length);
    expect(summary.series.tiers).toEqual(table.map(row => shareOf(world, row)));
  });

  test('the first window and its favourites', () => {
    const topOf = (candidate: number) =>
      [...naiveWindow(world, candidate)].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 5);
    const first = topOf(world.windowSize);
    const last = topOf(world.successes.length).map(([id]) => id);
    expect([summary.stage1?.prefixId, summary.stage1?.maxCount]).toEqual(first[0]);
    expect(summary.series.favourites).toEqual({
      first: first.map(([id]) => id),
      last,
      kept: first.filter(([id]) => last.includes(id)).length,
    });
  });

  test('donors', () => {
    if (isSkipped(summary.donors)) throw new Error(summary.donors.skipped);
    const expected = naiveDonors(world, creations);
    expect(summary.donors.conditional.map(({ threshold, n }) => ({ threshold, n }))).toEqual(
      expected.map(({ n }, threshold) => ({ threshold, n })),
    );
    summary.donors.conditional.forEach(({ probability, n }, threshold) => {
      const { yes } = expected[threshold] ?? { yes: Number.NaN };
      if (n === 0) expect(probability).toBeNull();
      else expect(probability).toBeCloseTo(yes / n, 12);
    });
    expect(summary.donors.base).toBe(summary.donors.conditional[0]?.probability);
  });

  test('from improvement to popularity', () => {
    if (isSkipped(summary.improvementGap)) throw new Error(summary.improvementGap.skipped);
    const expected = naiveGaps(world, creations);
    const { gaps, expectedGenerations, generationsAtRisk, children, meanGenerations } =
      summary.improvementGap;
    expect(gaps.map(gap => ({ ...gap, children: 0 }))).toEqual(
      expected.map(gap => ({ ...gap, children: 0 })),
    );
    gaps.forEach((gap, index) => {
      expect(gap.children).toBeCloseTo(expected[index]?.children ?? Number.NaN, 12);
    });
    expect(expectedGenerations).toBe(demand(facts.settings).population / sample);
    expect(generationsAtRisk).toBeGreaterThan(0);
    expect(generationsAtRisk).toBe(expected.reduce((sum, gap) => sum + gap.generationsAtRisk, 0));
    expect(children).toBeCloseTo(
      expected.reduce((sum, gap) => sum + gap.children, 0),
      12,
    );
    if (children > 0) expect(meanGenerations).toBeCloseTo(generationsAtRisk / children, 12);
  });
});

function shareOf(world: World, row: { candidate: number; tiers: number[]; counts: number[] }) {
  const held = (tier: number) =>
    row.counts.reduce((sum, count, id) => sum + (row.tiers[id] === tier ? count : 0), 0) / world.windowSize;
  return { candidate: row.candidate, tier1: held(1), tier2: held(2), tier3: held(3) };
}
