// Does the popularity analysis give what can be worked out by hand on small traces?

import { describe, expect, test } from 'vitest';
import { DonorSurvey } from '../../../src/analyses/popularity/donors.ts';
import { popularity } from '../../../src/analyses/popularity/index.ts';
import { popularityParams } from '../../../src/analyses/popularity/params.ts';
import { numberPrefixes } from '../../../src/analyses/popularity/prefixes.ts';
import { runPopularity } from '../../../src/analyses/popularity/run.ts';
import { popularitySummary } from '../../../src/analyses/popularity/schema.ts';
import { newCreation } from '../../../src/lineage/replay.ts';
import type { TraceHeader } from '../../../src/trace/builder.ts';
import { factsOf, type TestFactOptions } from '../../support/facts.ts';
import type { TraceRecord } from '../../support/record.ts';
import { simulateSearch } from '../../support/search.ts';

const analyze = (records: TraceRecord[], options: TestFactOptions, params: object = {}) =>
  popularitySummary.parse(runPopularity(factsOf(records, options), popularityParams.parse(params)));

/** One worker, each evaluation 9 s long, created when the one before is known. */
const inSequence = (rows: [arch: string, quality: number | null, parent?: number][]): TraceRecord[] =>
  rows.map(([arch, quality, parent], index) => ({
    arch: arch === '' ? [] : arch.split('-').map(Number),
    quality,
    start: 10 * index,
    end: 10 * index + 9,
    worker: 'w0',
    id: `e${index}`,
    ...(parent === undefined ? {} : { parent: `e${parent}` }),
  }));

/** A header that declares positions of so many options. */
const spaceOf = (...options: number[]): TraceHeader => ({
  space: options.map((count, index) => ({
    name: `n${index}`,
    choices: Array.from({ length: count }, (_, i) => i),
  })),
});

/** Evaluations without times: no stages and no lineage, only the completion order. */
const untimed = (rows: [arch: string, quality: number | null][]): TraceRecord[] =>
  rows.map(([arch, quality]) => ({ arch: arch.split('-').map(Number), quality }));

const repeat = (arch: string, times: number) =>
  Array.from({ length: times }, (): [string, number] => [arch, 0]);

describe('tiers', () => {
  const withCounts = (counts: number[], window = 100) =>
    analyze(untimed(counts.flatMap((count, prefix) => repeat(`${prefix}-0-0`, count))), {
      population: 5,
      sample: 2,
      window,
    });

  test('30 of 100 is tier 1, 29 tier 2, 4 tier 2, 3 tier 3', () => {
    const { snapshots, lastTiers } = withCounts([30, 29, 4, 3, 31, 3]);
    expect(lastTiers).toEqual({ '1': 2, '2': 2, '3': 2 });
    expect(snapshots[snapshots.length - 1]?.candidate).toBe(80);
  });

  test('the window, not 100, is the whole', () => {
    expect(withCounts([6, 14], 20).lastTiers).toEqual({ '1': 2, '2': 0, '3': 0 });
    expect(withCounts([5, 15], 20).lastTiers).toEqual({ '1': 1, '2': 1, '3': 0 });
  });

  test('thresholds are options', () => {
    const records = untimed([...repeat('0-0-0', 30), ...repeat('1-0-0', 4), ...repeat('2-0-0', 66)]);
    const options = { population: 5, sample: 2, window: 100 };
    expect(analyze(records, options, { tier1Percent: 31, tier3Percent: 4 }).lastTiers).toEqual({
      '1': 1,
      '2': 1,
      '3': 1,
    });
    expect(analyze(records, options, { tier1Percent: 66.5 }).lastTiers).toEqual({ '1': 0, '2': 3, '3': 0 });
  });

  test('a prefix that is dethroned and one that stays', () => {
    // W = 4, tier 1 from 2 of 4 on: A rules from candidate 4 to 6, B from 5 on; C comes and goes.
    const records = untimed([...repeat('0', 2), ['2', 0], ['1', 0], ['0', 0], ['1', 0], ['1', 0], ['1', 0]]);
    const { dominance, transitions, prefixes, series } = analyze(
      records,
      { population: 4, sample: 2, prefixLength: 1 },
      { tier1Percent: 50 },
    );
    // Windows: AACB, ACBA, CBAB, BABB, ABBB → counts (A, B, C) = (2,1,1) (2,1,1) (1,2,1) (1,3,0) (1,3,0).
    expect(transitions).toEqual([
      { candidate: 6, prefixId: 0, from: 1, to: 2 },
      { candidate: 6, prefixId: 1, from: 2, to: 1 },
      { candidate: 7, prefixId: 2, from: 2, to: 0 },
    ]);
    expect(dominance).toEqual({ firstCandidate: 4, maxSimultaneous: 1, windowsShare: 1, dethroned: 1 });
    expect(prefixes).toMatchObject({ ever1: [0, 1], ever2: 3, observed: 3 });
    expect(series.windows).toBe(5);
    expect(series.tiers.map(({ tier1 }) => tier1)).toEqual([0.5, 0.5, 0.5, 0.75, 0.75]);
  });

  test('a prefix that is dethroned by the very last candidate', () => {
    // W = 4: AABB, then ABBB.
    const records = untimed([...repeat('0', 2), ...repeat('1', 3)]);
    const options = { population: 4, sample: 2, prefixLength: 1 };
    const { dominance, lastTiers } = analyze(records, options, { tier1Percent: 50 });
    expect(dominance).toEqual({ firstCandidate: 4, maxSimultaneous: 2, windowsShare: 1, dethroned: 1 });
    expect(lastTiers).toEqual({ '1': 1, '2': 1, '3': 0 });
  });
});

describe('prefixes', () => {
  test('sequences shorter than k fill the window and carry none', () => {
    const records = inSequence([
      ['1-0', 0],
      ['0', 0],
      ['', 0],
      ['1-1', 0],
    ]);
    const { prefixes, lastTiers, snapshots } = analyze(records, {
      population: 4,
      sample: 2,
      prefixLength: 2,
    });
    expect(prefixes.observed).toBe(2);
    expect(lastTiers).toEqual({ '1': 0, '2': 2, '3': 0 });
    expect(snapshots[snapshots.length - 1]).toMatchObject({ candidate: 4, windowSize: 4, distinct: 2 });
  });

  test('ids follow the declared order of choices, failures have none', () => {
    const header = { space: [{ name: 'op', choices: ['skip', 'conv', 'pool'] }] };
    const records: TraceRecord[] = ['conv', 'pool', 'skip'].map((op, index) => ({
      arch: [op],
      quality: op === 'skip' ? null : index,
    }));
    const { snapshots, prefixes } = analyze(
      records,
      { header, population: 2, sample: 1 },
      { snapshots: [2] },
    );
    expect(snapshots[0]?.counts).toEqual([
      { prefixId: 0, prefix: 'conv', count: 1 },
      { prefixId: 1, prefix: 'pool', count: 1 },
    ]);
    expect(prefixes).toMatchObject({ observed: 2, possible: 3 });
  });

  test('possible is the product of the options, and stays a number', () => {
    const records = inSequence([
      ['0-1', 0],
      ['1-0', 0],
    ]);
    expect(analyze(records, { header: spaceOf(3, 5), population: 2, sample: 1 }).prefixes.possible).toBe(15);
    const header = spaceOf(...Array.from({ length: 400 }, () => 10));
    const arch = Array.from({ length: 400 }, () => 0).join('-');
    const { prefixes, stage1 } = analyze(inSequence(repeat(arch, 3)), {
      header,
      population: 2,
      sample: 1,
      prefixLength: 400,
    });
    expect(prefixes.possible).toBe(1e300);
    expect(stage1?.birthday).toMatchObject({ exact: { median: 1, p95: 1, p999: 1 }, consistent: false });
  });
});

describe('what is too short is null', () => {
  test('fewer successes than the window', () => {
    const summary = analyze(
      inSequence([
        ['0-0', 1],
        ['0-1', 2],
        ['0-1', null],
      ]),
      { population: 10, sample: 2, window: 3 },
    );
    expect(summary).toMatchObject({
      transitions: [],
      dominance: { firstCandidate: null, maxSimultaneous: null, windowsShare: null, dethroned: null },
      stage1: null,
      lastTiers: null,
      series: { tiers: [], windows: 0, favourites: null },
    });
    expect(summary.snapshots.map(({ candidate, windowSize }) => [candidate, windowSize])).toEqual([[1, 1]]);
  });

  test('no success at all', () => {
    const summary = analyze(inSequence([['0-0', null]]), { population: 10, sample: 2 });
    expect(summary).toMatchObject({
      snapshots: [],
      stage1: null,
      prefixes: { observed: 0, ever1: [], ever2: 0 },
    });
  });
});

describe('snapshots', () => {
  test.each([
    [null, 799, [30, 399, 639]],
    [null, 800, [100, 500, 800]],
    [null, 1, []],
    [[700, 5, 700, 9000], 800, [5, 700]],
  ] as const)('asked %j of %i', (snapshots, successes, expected) => {
    const records = untimed(repeat('0-0-0', successes));
    const summary = analyze(records, { population: 30, sample: 2 }, { snapshots });
    expect(summary.snapshots.map(({ candidate }) => candidate)).toEqual(expected);
  });
});

describe('the random start', () => {
  test('against chance', () => {
    // c = 4, W = 3: of 64 outcomes 24 have all different, 60 no three equal; P(max ≤ 1) = 0.375, (≤ 2) = 0.9375.
    // Formula: n(2, 4, ½) = 2.35 ≤ 3 < n(3, 4, ½) = 4.05; n(3, 4, 0.05) = 1.70 ≤ 3.
    const options = { header: spaceOf(2, 2), population: 3, sample: 1, prefixLength: 2 };
    const { stage1 } = analyze(
      inSequence([
        ['1-1', 0],
        ['0-1', 0],
        ['1-1', 0],
        ['0-0', 0],
      ]),
      options,
    );
    expect(stage1).toEqual({
      windowSize: 3,
      allStage1: true,
      maxCount: 2,
      prefixId: 2,
      birthday: { formula: { median: 2, p95: 3 }, exact: { median: 2, p95: 3, p999: 3 }, consistent: true },
    });
  });

  test('as much as chance allows is consistent', () => {
    const options = { header: spaceOf(2, 2), population: 3, sample: 1, prefixLength: 2 };
    const { stage1 } = analyze(untimed(repeat('1-1', 3)), options);
    expect(stage1).toMatchObject({ maxCount: 3, birthday: { exact: { p95: 3 }, consistent: true } });
  });

  test('beyond chance, the smallest id of a tie, a window that reaches into stage 2', () => {
    const records = inSequence([...repeat('9-9-9', 4), ...repeat('3-9-9', 4)]);
    const options = { header: spaceOf(10, 10, 10), population: 5, sample: 1, window: 8 };
    const { stage1 } = analyze(records, options);
    expect(stage1).toMatchObject({
      allStage1: false,
      maxCount: 4,
      prefixId: 0,
      birthday: { consistent: false },
    });
  });

  test('no times: no stages, no exact law beyond 2000', () => {
    const records: TraceRecord[] = Array.from({ length: 2001 }, (_, index) => ({
      arch: [index % 2],
      quality: 0,
    }));
    const { stage1 } = analyze(records, { population: 5, sample: 1, window: 2001 });
    expect(stage1).toMatchObject({
      allStage1: null,
      maxCount: 1001,
      birthday: { exact: { median: null, p95: null, p999: null }, consistent: null },
    });
  });

  test('a random search: nothing dominates, its favourites fade, lineage is skipped', () => {
    const { records } = simulateSearch({
      seed: 5,
      evaluations: 700,
      population: 100,
      sample: 10,
      workers: 8,
      options: [6, 6, 6, 6],
      search: 'random',
    });
    const summary = analyze(records, {});
    expect(summary.dominance).toEqual({
      firstCandidate: null,
      maxSimultaneous: 0,
      windowsShare: 0,
      dethroned: 0,
    });
    expect(summary.stage1?.birthday.consistent).toBe(true);
    expect(summary.series.favourites?.kept).toBeLessThanOrEqual(2);
    expect(summary.donors).toEqual({ skipped: expect.stringContaining('evolution') });
    expect(summary.improvementGap).toEqual(summary.donors);
  });
});

test('donors: who gave lately is asked again', () => {
  // P = W = 2, k = 1. Populations: {A, B} at e2, {B, A} at e3, {A, A} at e4, {A, B} at e5.
  // e2: A yes, B no (D = 0, 0). e3: B no, A yes (A: D = 1). e4: A yes (D = 2). e5: A no (D = 2), B yes (D = 0).
  const records = inSequence([
    ['0-0', 1],
    ['1-0', 2],
    ['0-1', 3, 0],
    ['0-2', 4, 2],
    ['1-1', 5, 3],
    ['1-2', 6, 4],
  ]);
  const { donors } = analyze(records, { population: 2, sample: 1, prefixLength: 1 });
  // Wilson for 4 of 7: centre (4 + z²/2)/(7 + z²), z = 1.959964; by the printed formula 0.2505, 0.8418.
  expect(donors).toMatchObject({
    base: 4 / 7,
    baseLow: expect.closeTo(0.2505, 4),
    baseHigh: expect.closeTo(0.8418, 4),
  });
  expect('conditional' in donors && donors.conditional.map(({ n, probability }) => [n, probability])).toEqual(
    [[7, 4 / 7], [3, 2 / 3], [2, 1 / 2], ...Array.from({ length: 8 }, () => [0, null])],
  );
});

test('donors: a recorded parent outside the population gives, but its prefix is not asked', () => {
  // P = W = 2, k = 1. e2 asks {A, B}: B yes. e3 asks {B} alone, D = 1: its parent e0 has left, no.
  const records = inSequence([
    ['0-0', 1],
    ['1-0', 2],
    ['1-1', 3, 1],
    ['1-2', 4, 0],
  ]);
  const { donors } = analyze(records, { population: 2, sample: 1, prefixLength: 1 });
  expect(donors).toMatchObject({ base: 1 / 3, conditional: { 1: { n: 1, probability: 0 }, 2: { n: 0 } } });
});

test('donors: ten tenths of a donation are one', () => {
  // In doubles 0.1 + … + 0.1 is 1 − 1.1e-16; METHOD §6 allows 1e-9.
  const { trace, orders } = factsOf(untimed(repeat('0', 11)));
  const prefixes = numberPrefixes(trace, orders, 1);
  const survey = new DonorSurvey({ trace, prefixes, population: 1, windowSize: 20 });
  const creation = Object.assign(newCreation(1), { count: 1, known: 1, resolved: true });
  creation.weight[0] = 0.1;
  for (let child = 0; child < 11; child++) survey.visit(creation);
  expect(survey.summarize().conditional[1]).toMatchObject({ n: 1, probability: 0.1 });
});

describe('from improvement to popularity', () => {
  test('at risk until it retires, until a twin joins', () => {
    // P = 2, s = 1. e2 (candidate 3) is a new best, known at e3 and e4, retired at e5; its first child is e3,
    // 30 − 29 s later. e4 (candidate 5) is the next, at risk at e5 alone: e5 is its twin.
    const records = inSequence([
      ['0-0', 1],
      ['1-0', 2],
      ['1-1', 3, 1],
      ['1-2', 1, 2],
      ['0-1', 5, 3],
      ['0-1', 0, 3],
      ['2-1', 0, 4],
    ]);
    const { improvementGap } = analyze(
      records,
      { population: 2, sample: 1, prefixLength: 1 },
      { tier1Percent: 100 },
    );
    // Windows of two with one first choice: candidates 3 (1, 1), 4 (1, 1), 6 (0, 0).
    const [first, second] = [
      {
        candidate: 3,
        generationsToFirstChild: 1,
        secondsToFirstChild: 1,
        generationsAtRisk: 2,
        children: 1,
        generationsToTier1: 0,
      },
      {
        candidate: 5,
        generationsToFirstChild: null,
        secondsToFirstChild: null,
        generationsAtRisk: 1,
        children: 0,
        generationsToTier1: 1,
      },
    ];
    expect(improvementGap).toEqual({
      expectedGenerations: 2,
      gaps: [first, second],
      children: 1,
      generationsAtRisk: 3,
      meanGenerations: 3,
      meanSeconds: 1,
      // z² = (1 − 3/2)² / (3/4) = 1/3; P(|Z| > 0.57735) = 0.5637 (normal table).
      pValue: expect.closeTo(0.5637, 4),
    });
  });

  test('a twin that leaves as it joins is no twin', () => {
    // P = 3: when candidate 4 is known, candidate 1 of the same sequence has just retired.
    const records = inSequence([
      ['1', 1],
      ['0', 2],
      ['2', 1],
      ['1', 3, 1],
      ['0', 0, 3],
    ]);
    const { improvementGap } = analyze(records, { population: 3, sample: 1 });
    expect(improvementGap).toMatchObject({ gaps: [{ candidate: 4, generationsAtRisk: 1, children: 1 }] });
  });

  test('a twin already there: no generation at risk, not even after it has left', () => {
    const records = inSequence([
      ['0', 1],
      ['1', 2],
      ['2', 1, 1],
      ['1', 3, 1],
      ['0', 0, 3],
      ['2', 0, 3],
      ['2', 0, 3],
    ]);
    const { improvementGap } = analyze(records, { population: 3, sample: 1 });
    expect(improvementGap).toMatchObject({
      gaps: [{ candidate: 4, generationsAtRisk: 0, children: 0 }],
      meanGenerations: null,
      pValue: null,
    });
  });
});

test('the module names what it needs and draws', () => {
  expect(popularity.meta).toMatchObject({ id: 'popularity', wants: ['stages', 'lineage'] });
});
