// Can the reference itself be trusted? Every number of a trace small enough to follow by hand.

import { describe, expect, test } from 'vitest';
import type { TraceRecord } from '../support/record.ts';
import { judgeClaims } from './claims.ts';
import { referenceSummary } from './index.ts';

// P = s = 2, so the better of two members is always the parent; two positions of two choices, redrawn; one worker.
// A creation knows all before it. Architectures and qualities, by candidate:
//   e1 00 1 | e2 11 3 | e3 10 2 | e4 11 4 | e5 00 failed
// Stage 2 from e3 on. Populations: e3 {e1, e2}, e4 {e2, e3}, e5 {e3, e4}.
//   e3: e1 (position 1) has sel 0, e2 (position 2) sel 1, mut = ½ · ½ = ¼; u = ¼: p = ¼, weight of e2 = 0.999.
//   e4: e2 is equal, mut = 2 · ½ · ½ = ½: p = 0.4995 + 0.00025, weight of e2 = 0.4995 / 0.49975 = 1998/1999.
//   e5: e3 (position 1) has sel 0, e4 is at distance 2: random 1, unresolved, yet certain.
const records: TraceRecord[] = [
  { arch: [0, 0], quality: 1 },
  { arch: [1, 1], quality: 3 },
  { arch: [1, 0], quality: 2 },
  { arch: [1, 1], quality: 4 },
  { arch: [0, 0], quality: null },
].map((record, i) => ({ start: 100 + i, end: 101 + i, worker: 'w', ...record }));

const { trace, analyses } = referenceSummary(records, {
  population: 2,
  sample: 2,
  mutation: 'redraw',
  ungated: true,
});
const { trie, locality, quality, popularity } = analyses;
const weight = 1998 / 1999;

describe('trace', () => {
  test('counts and times', () => {
    expect(trace).toMatchObject({
      evaluations: 5,
      successes: 4,
      failures: 1,
      workers: 1,
      workersInferred: false,
      sequenceLength: { min: 2, max: 2 },
      start: 100,
      end: 105,
      seconds: 5,
      evaluationSeconds: { mean: 1, sd: 0, p50: 1, p90: 1, max: 1 },
      utilization: 1,
      stage1: 2,
      stage2: 3,
      window: 2,
      prefixLength: 2,
    });
  });

  test('settings are the given ones; four successes make no grid', () => {
    expect(trace.settings).toEqual({
      population: 2,
      sample: 2,
      mutation: 'redraw',
      source: 'given',
      searchEvidence: null,
      selectionEvidence: null,
      shortfall: null,
    });
  });

  test('lineage', () => {
    expect(trace.lineage).toMatchObject({
      source: 'inferred',
      eligible: 3,
      resolved: 2,
      unresolved: 1,
      certain: 1,
    });
    expect(trace.lineage).toHaveProperty('meanConfidence', expect.closeTo((0.999 + weight) / 2, 14));
  });

  test('transfer: e3 shares 1 of 2 layers with e2, e4 both with e2, e5 both with e1', () => {
    expect(trace.transfer).toEqual({ meanShareStage1: 0, meanShareStage2: expect.closeTo(5 / 6, 14) });
    expect(trace.staleness).toEqual({ meanInFlight: 0, betterInFlight: 0 });
  });
});

describe('trie', () => {
  test('nodes in preorder, with transfers of at least their depth', () => {
    const nodes = trie.nodes.map(({ prefix, count, transfers }) => [prefix, count, transfers]);
    expect(nodes).toEqual([
      ['0', 2, 1],
      ['0-0', 2, 1],
      ['1', 3, 2],
      ['1-0', 1, 0],
      ['1-1', 2, 1],
    ]);
  });

  test('depths: entropy of 2 : 3 is 0.4 log2(5/2) + 0.6 log2(5/3)', () => {
    expect(trie.depths[0]).toEqual({
      depth: 1,
      distinct: 2,
      kept: 2,
      keptShare: 1,
      topShare: 0.6,
      entropyBits: expect.closeTo(0.4 * Math.log2(5 / 2) + 0.6 * Math.log2(5 / 3), 14),
    });
  });

  test('stage 2 chose 0, 1, 1 at position 1: χ² = 2 · ½² / 1.5', () => {
    expect(trie.uniformity[0]).toMatchObject({ options: 2, df: 1, chiSquare: expect.closeTo(1 / 3, 14) });
    expect(trie.choices[1]).toMatchObject({ choice: 1, count: 3, share: 0.6, stage1Share: 0.5 });
  });

  // EM: π₂ → (1 + π₂) / 2, since e3 was mutated at position 2 and e4 at either: π̂ = (0, 1).
  // LL gains ln ½ − ln ¼ on e3 and nothing on e4: the statistic is 2 ln 2, and P(χ²₁ ≥ x) = erfc(√(x/2)), here
  // erfc(√ln 2) = 0.2390; weights under π̂ of both are ½ · 0.999 / p.
  test('mutations', () => {
    expect(trie.mutations).toMatchObject({
      observed: expect.closeTo(weight, 8),
      redrawn: expect.closeTo(weight, 12),
      perPosition: [
        { position: 1, share: expect.closeTo(0, 8), uniform: 0.5 },
        { position: 2, share: expect.closeTo(1, 8), uniform: 0.5 },
      ],
      meanRelativePosition: expect.closeTo(0.75, 8),
      expectedRelativePosition: 0.5,
      statistic: expect.closeTo(2 * Math.log(2), 7),
      df: 1,
      pValue: expect.closeTo(0.239, 4),
      transferableFraction: { mean: expect.closeTo(0.5, 8), expected: 0.25 },
      trend: null,
      moves: [{ position: 2, from: 1, to: 0, count: expect.closeTo(weight, 8) }],
      improving: { share: 0, meanRelativePosition: null },
      notImproving: { share: 1, meanRelativePosition: 0.75 },
    });
  });
});

test('locality: e3 reads 1; e4 reads 1 and 1-1; e5 reads 0 and 0-0', () => {
  expect(locality).toMatchObject({
    accesses: 'hypothetical',
    tensors: ['1', '0', '0-0', '1-1'].map((id, i) => ({ rank: i + 1, id, accesses: i === 0 ? 2 : 1 })),
    // Pairs e2 e3: 0 of 1; e3 e4: 1 of 2; e4 e5: 0 of 2.
    withinWorker: { pairs: 3, repeat: expect.closeTo(1 / 6, 14) },
    acrossWorkers: { meanInFlight: 0, sharing: null },
    burstCount: 0,
    coaccess: null,
    reuseDistance: { histogram: [{ distance: 1, count: 1 }], cold: 4, median: 1 },
    quanta: { workers: 1, mean: 1, sd: 0, curve: [{ s: 1, measuredWaitSeconds: 0 }] },
    topTensorWorkers: { eligible: 0, reading: 0 },
  });
});

describe('quality', () => {
  test('maxima 1, 3, 4: the two gains fall, which 1 of 2 orders do', () => {
    expect(quality).toMatchObject({
      best: 4,
      bestCandidate: 4,
      expectedRecords: expect.closeTo(25 / 12, 14),
    });
    expect(
      quality.improvements.map(({ candidate, delta, sincePrevious }) => [candidate, delta, sincePrevious]),
    ).toEqual([
      [1, null, null],
      [2, 2, 1],
      [4, 1, 2],
    ]);
    expect(quality.diminishing).toEqual({ spearman: -1, pValue: 0.5, pValueTwoSided: 1 });
  });

  test('waste', () => {
    expect(quality.duplicates).toEqual({ evaluations: 2, share: 0.4, seconds: 2, distinct: 3 });
    // Median of 1 and 3; the later qualities 2 and 4 are not strictly below it.
    expect(quality.lowPerformers).toEqual({
      threshold: 2,
      count: 0,
      share: 0,
      windows: 1,
      windowsWithout: 1,
    });
  });

  test('the worse of two is never selected; e5 cannot be but its child', () => {
    expect(quality.transferBound).toMatchObject({
      byRank: [
        { rank: 1, bound: 0, exact: 0 },
        { rank: 2, bound: 1, exact: 1 },
      ],
      // e3 alone is the worse one at its completion.
      neverSelected: { ranks: 1, candidates: 1, certainChildren: 1, parentsBelow: 1 },
    });
    expect(quality.transferBound.thresholds[0]).toMatchObject({
      maxRank: 1,
      finalQuality: 2,
      skipped: 1,
      skippedShare: expect.closeTo(1 / 3, 14),
      parentsLost: 0,
      transfersLost: 0,
      transfersLostShare: 0,
    });
    expect(quality.selection).toMatchObject({ children: 3, goodness: null, df: 0 });
  });

  test('lives: e1 and e2 have left; e2 was sure to be a parent and was one of e3 and of e4', () => {
    expect(quality.lifetime).toMatchObject({
      meanPredicted: 0.5,
      observed: expect.closeTo((1 - 0.001 * (1 - weight)) / 2, 14),
    });
  });
});

describe('popularity', () => {
  test('windows of two: {00, 11}, {11, 10}, {10, 11}; each holds half, which is tier 1', () => {
    expect(popularity.snapshots.map(({ candidate }) => candidate)).toEqual([2, 3]);
    expect(popularity.transitions).toEqual([
      { candidate: 3, prefixId: 0, from: 1, to: 0 },
      { candidate: 3, prefixId: 1, from: 0, to: 1 },
    ]);
    expect(popularity.dominance).toEqual({
      firstCandidate: 2,
      maxSimultaneous: 2,
      windowsShare: 1,
      dethroned: 1,
    });
    expect(popularity.prefixes).toEqual({ observed: 3, possible: 4, ever1: [0, 1, 2], ever2: 0 });
  });

  // n(2, 4, ½) = √(8 ln 2) = 2.35 > 2, n(2, 4, 0.05) = √(8 · 0.0513) = 0.64; P(two of four differ) = 12/16.
  test('birthday', () => {
    expect(popularity.stage1).toEqual({
      windowSize: 2,
      allStage1: true,
      maxCount: 1,
      prefixId: 0,
      birthday: {
        formula: { median: 1, p95: 2 },
        exact: { median: 1, p95: 2, p999: 2 },
        consistent: true,
      },
    });
  });

  // e3 asks 00 and 11, e4 asks 11 and 10; 11 has 0.999 recent donations when e4 asks, just under one.
  test('donors', () => {
    expect(popularity.donors).toMatchObject({ base: expect.closeTo((0.999 + weight) / 4, 14) });
    expect(popularity.donors).toHaveProperty('conditional.0.n', 4);
    expect(popularity.donors).toHaveProperty('conditional.1', {
      threshold: 1,
      n: 0,
      probability: null,
      intervalLow: null,
      intervalHigh: null,
    });
  });

  test('the new best e4 is at risk once, childless, and popular at once', () => {
    expect(popularity.improvementGap).toEqual({
      expectedGenerations: 1,
      gaps: [
        {
          candidate: 4,
          generationsToFirstChild: null,
          secondsToFirstChild: null,
          generationsAtRisk: 1,
          children: 0,
          generationsToTier1: 0,
        },
      ],
      children: 0,
      generationsAtRisk: 1,
      meanGenerations: null,
      meanSeconds: null,
      pValue: null,
    });
  });
});

test('claims: so short a trace decides next to nothing', () => {
  const verdicts = judgeClaims({ trace, analyses });
  const decided = Object.entries(verdicts).filter(([, verdict]) => verdict !== 'undetermined');
  expect(Object.keys(verdicts)).toHaveLength(20);
  expect(Object.fromEntries(decided)).toEqual({
    // 5/6 against a half.
    'repository-gives-more': 'supported',
    // Choices 1 : 2 at both positions, p = 0.56.
    'selection-skews-choices': 'contradicted',
    'stage1-no-dominant': 'supported',
  });
});
