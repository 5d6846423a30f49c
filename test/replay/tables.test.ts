// Do the tables hold every number of the section once, and say a rule's change with its sign?

import { expect, test } from 'vitest';
import { type CacheSummary, cacheTables, traceCaches } from '../../src/index.ts';
import { traceOf } from '../support/facts.ts';

/** Eight jobs on two workers, the later ones reading what the first two have. */
function section(capacities: readonly number[]): CacheSummary {
  const jobs = Array.from({ length: 8 }, (_, index) => ({
    start: 2 * index,
    end: 2 * index + 1,
    worker: `w${index % 2}`,
    arch: [0, index % 2, 1],
    quality: 0.5,
  }));
  return traceCaches(traceOf(jobs), { capacities: capacities.map(size => ({ size })) }).cache;
}

test('a row a policy, a cell a capacity, shares in percent', () => {
  const cache = section([1, 3]);
  for (const [place, { tables }] of cacheTables(cache).entries()) {
    const { curves } = cache.places[place] ?? { curves: [] };
    expect(tables[0]?.capacities).toEqual(['1', '3']);
    expect(tables[0]?.rows).toEqual(
      curves.map(({ policy, points }) => ({
        policy,
        cells: points.map(({ hitRate }) => (100 * (hitRate ?? Number.NaN)).toFixed(1)),
      })),
    );
  }
});

test('a rule’s change has a sign, none where it rounds to nothing', () => {
  const [place] = section([3]).places;
  const changed = (hitRateChange: number | null) => {
    const cache = section([3]);
    const points = [{ capacityShare: 0.5, hitRateChange, movedChange: 0.1 }];
    const rules = [{ policy: 'popular', title: '', points }];
    return cacheTables({ ...cache, places: place === undefined ? [] : [{ ...place, rules }] })[0]?.changes;
  };
  for (const [change, text] of [
    [0.0213, '+2.1'],
    [-0.0213, '−2.1'],
    [-0.0004, '0.0'],
    [null, '–'],
  ] as const)
    expect(changed(change)?.[0]?.text).toMatch(
      new RegExp(`: hits ${text.replace('+', '\\+')}, sent \\+10\\.0$`),
    );
});

test('without rules nothing is said of them', () => {
  const cache = section([3]);
  const places = cache.places.map(place => ({ ...place, rules: [] }));
  expect(cacheTables({ ...cache, places }).map(({ changes }) => changes)).toEqual([[], []]);
});
