// Do the reference's building blocks give published, enumerated or hand-made values?

import { describe, expect, test } from 'vitest';
import { itemAt } from '../../src/shared/columns.ts';
import type { TraceRecord } from '../support/record.ts';
import { type SearchOptions, simulateSearch } from '../support/search.ts';
import { countWords, findExactCounts } from './birthday.ts';
import { findDifferences } from './compare.ts';
import { binomial, divide, selectionProbability, upperBound } from './exact.ts';
import { referenceSummary } from './index.ts';
import { findLikeliestSequence, traceLineage } from './lineage.ts';
import { measureRepeat, measureSharing } from './locality-statistics.ts';
import { chiSquareTail, findWilsonInterval, normalQuantile, normalTail } from './numbers.ts';
import { isSkipped } from './options.ts';
import { testDiminishing } from './quality.ts';
import { mergeRanges } from './selection.ts';
import { createWorld } from './world.ts';

describe('exact probabilities', () => {
  test('binomials and quotients', () => {
    expect(binomial(5, 2)).toBe(10n);
    expect(binomial(2, 3)).toBe(0n);
    expect(divide(1n, 3n)).toBe(1 / 3);
    expect(divide(10n ** 400n, 3n * 10n ** 400n)).toBe(1 / 3);
    // C(6, 5) / C(1000000, 5) = 6 / (10⁶ (10⁶ − 1) … (10⁶ − 4) / 120).
    expect(upperBound(6, 1_000_000, 5)).toBeCloseTo(7.2000720004e-28, 37);
  });

  test('selection: pairs of {1, 2, 3, 4} have maximum 4 in 3 of 6, 3 in 2, 2 in 1', () => {
    expect([0, 1, 2, 3].map(better => selectionProbability(4, 2, better, 1))).toEqual([
      1 / 2,
      1 / 3,
      1 / 6,
      0,
    ]);
    // Qualities {1, 2, 2, 3}: of six pairs the best is 2 in three, shared by two.
    expect(selectionProbability(4, 2, 1, 2)).toBe(1 / 4);
  });

  test('words: by enumeration of 3⁴ words', () => {
    const words = Array.from({ length: 81 }, (_, n) => n.toString(3).padStart(4, '0'));
    const most = (word: string) => Math.max(...['0', '1', '2'].map(letter => word.split(letter).length - 1));
    for (const limit of [1, 2, 3, 4]) {
      expect(countWords(4, 3n, limit)).toBe(BigInt(words.filter(word => most(word) <= limit).length));
    }
    // 54 of 81 words have none above 2, 78 none above 3.
    expect(findExactCounts(4, 3n)).toEqual({ median: 2, p95: 3, p999: 4 });
  });
});

describe('distributions', () => {
  // Standard tables; the far tail after Wichura's AS 241.
  test.each([
    [0.975, 1.959963984540054],
    [0.5, 0],
    [1e-10, -6.361340902404056],
  ])('Φ⁻¹(%f)', (p, x) => expect(normalQuantile(p)).toBeCloseTo(x, 12));

  test('the two ways to the normal tail meet at 3', () => {
    expect(normalTail(3 - 1e-12)).toBeCloseTo(normalTail(3), 13);
  });

  // Even degrees of freedom: e^(−x/2) Σ_{k < df/2} (x/2)^k / k!; one: twice the normal tail of √x.
  test.each([0.1, 1, 4, 9, 40])('χ² tail at %f', x => {
    const h = x / 2;
    expect(chiSquareTail(x, 6)).toBeCloseTo(Math.exp(-h) * (1 + h + (h * h) / 2), 14);
    expect(chiSquareTail(x, 1)).toBeCloseTo(2 * normalTail(Math.sqrt(x)), 13);
  });

  // Newcombe (1998), Statistics in Medicine 17, table I, score method: 81 of 263, 0 of 20.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [0, 20, 0, 0.1611],
  ])('Wilson %d of %d', (yes, n, low, high) => {
    const interval = findWilsonInterval(yes, n);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test('deltas 3 2 1 fall as one order of six does; 1 1 2 has three distinct orders, this the last', () => {
    expect(testDiminishing([3, 2, 1])).toMatchObject({ spearman: -1, pValue: 1 / 6, pValueTwoSided: 1 / 3 });
    expect(testDiminishing([1, 1, 2])).toMatchObject({ pValue: 1, pValueTwoSided: 2 / 3 });
    expect(testDiminishing([1, 1])).toMatchObject({ spearman: null, pValue: null });
  });
});

test('ranges are merged from the bottom until they expect five children', () => {
  const ranges = [1, 2, 3, 4].map(rank => ({ lowRank: rank, highRank: rank }));
  // Of 20 children they expect 1, 4, 12, 3: the first two make five, the last joins the third.
  expect(mergeRanges(ranges, [0.05, 0.2, 0.6, 0.15], 20)).toEqual([
    { lowRank: 1, highRank: 2, theory: 0.25 },
    { lowRank: 3, highRank: 4, theory: 0.75 },
  ]);
});

test('locality statistics of three workers', () => {
  // a: 0–10 {x}, 10–20 {x y}; b: 5–15 {x}; c: 12–18 {y}.
  const jobs = {
    start: [0, 10, 5, 12],
    end: [10, 20, 15, 18],
    worker: ['a', 'a', 'b', 'c'],
    accesses: [['x'], ['x', 'y'], ['x'], ['y']],
  };
  expect(measureRepeat(jobs)).toEqual({ pairs: 1, repeat: 0.5 });
  // In flight: at 0 none; at 10 b (not y); at 5 a (x); at 12 a (y) and b (not): shares 0, 1, ½.
  expect(measureSharing(jobs)).toEqual({ meanInFlight: 1, sharing: 0.5 });
});

test('recorded tensors: bursts, coaccess, recorded depth', () => {
  const rows: [number, string, string[]][] = [
    [0, 'a', ['t', 'u']],
    [1, 'b', ['t', 'u']],
    [2, 'c', ['t', 'u']],
    [90, 'a', ['t']],
  ];
  const records: TraceRecord[] = rows.map(([start, worker, tensors]) => {
    return { start, end: start + 40, worker, tensors, arch: [1], quality: 1 };
  });
  const { locality } = referenceSummary(records).analyses;
  // Δ is 5 % of 40 s; the first tensor, t, is left out.
  expect(locality).toMatchObject({
    accesses: 'recorded',
    bursts: [{ tensor: 'u', start: 0, end: 2, accesses: 3, workers: ['a', 'b', 'c'] }],
    coaccess: [{ a: 't', b: 'u', both: 3, jaccard: 0.75 }],
  });
});

describe('orders of time', () => {
  test('lanes: the first that is free', () => {
    const times = [0, 1, 4, 5].map(start => ({ start, end: start + 4, arch: [1], quality: 1 }));
    expect(createWorld(times, {}).workers).toEqual(['lane1', 'lane2', 'lane1', 'lane2']);
  });

  test("the manager's clock decides who is known: strictly gathered before", () => {
    const records = [
      { start: 0, end: 5, submit: 100, gather: 106, arch: [1], quality: 1 },
      { start: 6, end: 9, submit: 106, gather: 110, arch: [1], quality: 2 },
    ];
    expect(createWorld(records, {}).known).toEqual([[], []]);
    const own = records.map(({ start, end, arch, quality }) => ({ start, end, arch, quality }));
    expect(createWorld(own, {}).known).toEqual([[], [0]]);
  });

  test('an evaluation that took no time does not know itself', () => {
    const records = [0, 0].map(start => ({ start, end: start, arch: [1], quality: 1 }));
    expect(createWorld(records, {}).known).toEqual([[1], [0]]);
  });

  test('without times only what needs none is left', () => {
    const { trace, analyses } = referenceSummary([{ arch: ['a', 'b-c'], quality: 1 }]);
    expect(trace.lineage).toHaveProperty('skipped');
    expect(analyses.locality).toHaveProperty('skipped');
    expect(analyses.trie.nodes.map(({ prefix }) => prefix)).toEqual(['a', 'a-b\\-c']);
    expect(analyses.quality.best).toBe(1);
  });
});

describe('on a search whose truth is known', () => {
  const search: SearchOptions = {
    seed: 11,
    evaluations: 250,
    population: 20,
    sample: 4,
    workers: 6,
    options: [4, 5, 3, 6, 4, 5, 3, 4],
    managerClock: true,
    failureRate: 0.05,
  };

  test.each(['redraw', 'replace'] as const)('%s: settings and parents are found', mutation => {
    const { records, parents } = simulateSearch({ ...search, mutation });
    const world = createWorld(records, {});
    const lineage = traceLineage(world, { maxPopulation: 40 });
    expect(lineage.settings).toMatchObject({ population: 20, mutation, shortfall: 0, source: 'estimated' });
    if (isSkipped(lineage)) throw new Error(lineage.skipped);
    expect(lineage.creations.every(creation => creation.resolved)).toBe(true);
    const right = lineage.creations.filter(creation => {
      const truth = itemAt(parents, creation.child);
      const found = findLikeliestSequence(world, creation);
      return truth !== null && String(found?.codes) === String(itemAt(world.codes, truth));
    });
    // METHOD §8: right in 78–98 % of the evolved.
    expect(right.length / lineage.creations.length).toBeGreaterThan(0.78);
  });

  test('a random search has no lineage, and weights of an evolved one sum to 1', () => {
    const random = simulateSearch({ ...search, search: 'random' });
    const summary = referenceSummary(random.records, { maxPopulation: 40 });
    expect(summary.trace.lineage).toMatchObject({ source: 'none' });
    expect(summary.trace.settings).toMatchObject({ source: 'default', mutation: null, shortfall: null });
    const world = createWorld(simulateSearch(search).records, {});
    const lineage = traceLineage(world, { population: 20, sample: 4, maxPopulation: 12 });
    if (isSkipped(lineage)) throw new Error(lineage.skipped);
    for (const { parents, random: rest } of lineage.creations) {
      expect(parents.reduce((total, { weight }) => total + weight, rest)).toBeCloseTo(1, 12);
    }
  });
});

test('findDifferences names the place', () => {
  const expected = { a: [1, { b: 2 }], c: { skipped: 'x' }, d: null };
  expect(findDifferences(expected, { a: [1 + 1e-13, { b: 2 }], c: { skipped: 'y' }, d: null, e: 1 })).toEqual(
    [],
  );
  expect(findDifferences(expected, { a: [1, { b: 3 }], c: null, d: 0 })).toEqual([
    { path: 'a[1].b', expected: 2, actual: 3 },
    { path: 'c', expected: { skipped: 'x' }, actual: null },
    { path: 'd', expected: null, actual: 0 },
  ]);
  // A number of skipped candidates is no reason: its neighbours are compared.
  const threshold = { skipped: 29, transfersLost: 1 };
  expect(findDifferences(threshold, { skipped: 29, transfersLost: 2 })).toHaveLength(1);
  expect(findDifferences(threshold, { skipped: 30, transfersLost: 1 })).toHaveLength(1);
  expect(findDifferences({ a: 1, b: 2 }, { skipped: 'x' })).toHaveLength(2);
});
