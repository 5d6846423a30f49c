// A summary made by hand, plausible but not computed: for tests of what is printed from one.

import type { Summary } from '../../src/summary/schema.ts';

const nothing = {
  mean: null,
  sd: null,
  lift: null,
  pValue: null,
  observed: null,
  permutations: 199,
  jobs: 1000,
};

export function sampleSummary(): Summary {
  return {
    schemaVersion: 1,
    tool: { name: 'nastrace', version: '0.1.0' },
    trace: {
      sources: ['results.csv'],
      format: 'deephyper',
      evaluations: 1000,
      successes: 988,
      failures: 12,
      rejected: 0,
      workers: 8,
      workersInferred: false,
      sequenceLength: { min: 6, max: 6 },
      space: Array.from({ length: 6 }, (_, index) => ({ name: `op${index}`, choices: [0, 1, 2] })),
      start: 1_700_000_000,
      end: 1_700_007_980,
      seconds: 7980,
      evaluationSeconds: { mean: 61.2, sd: 12.1, p50: 60.4, p90: 75.9, max: 130.2 },
      utilization: 0.913,
      stage1: 107,
      stage2: 893,
      settings: {
        population: 100,
        sample: 5,
        mutation: 'redraw',
        source: 'estimated',
        searchEvidence: 2810.4,
        selectionEvidence: 301.2,
        shortfall: 0,
      },
      window: 100,
      prefixLength: 3,
      lineage: {
        source: 'inferred',
        eligible: 893,
        resolved: 890,
        unresolved: 3,
        certain: 95,
        meanConfidence: 0.834,
      },
      transfer: { meanShareStage1: 0.41, meanShareStage2: 0.77 },
      staleness: { meanInFlight: 7, betterInFlight: 0.021 },
      warnings: [],
    },
    analyses: { trie: trie(), locality: locality(), quality: quality(), popularity: popularity() },
    claims: [
      claim('mutation-uniform', 'supported'),
      claim('few-dominant', 'supported'),
      claim('worker-reuse', 'contradicted'),
      claim('donors-repeat', 'contradicted'),
      claim('geometric-gap', 'undetermined'),
    ],
  };
}

type Computed<Id extends keyof Summary['analyses']> = Exclude<
  Summary['analyses'][Id],
  { skipped: string } | undefined
>;

function claim(id: string, verdict: Summary['claims'][number]['verdict']): Summary['claims'][number] {
  return {
    id,
    claim: `what ${id} claims`,
    source: 'paper',
    discriminates: true,
    verdict,
    evidence: 'p = 0.5',
  };
}

function trie(): Computed<'trie'> {
  return {
    params: { minShare: 0.01 },
    nodesTotal: 1204,
    nodesKept: 133,
    transfersRecorded: false,
    nodes: [{ prefix: '0', depth: 1, choice: 0, count: 600, share: 0.6, transfers: 580 }],
    depths: [
      { depth: 1, distinct: 3, kept: 3, keptShare: 1, topShare: 0.6, entropyBits: 1.3 },
      { depth: 6, distinct: 411, kept: 12, keptShare: 0.31, topShare: 0.05, entropyBits: 7.9 },
    ],
    choices: [],
    uniformity: [],
    mutations: { skipped: 'made by hand' },
    series: { candidates: [], deepest: [], followed: [], frames: [] },
  };
}

function locality(): Computed<'locality'> {
  const tensor = (rank: number, id: string, share: number) => ({
    rank,
    id,
    accesses: share * 1000,
    share,
    workers: 8,
    firstStart: 61.5,
    lastStart: 7921.2,
  });
  return {
    params: { access: 'transfers', permutations: 199, seed: 0, burstSeconds: null },
    accesses: 'hypothetical',
    tensors: [tensor(1, '0', 0.58), tensor(2, '0-1', 0.402), tensor(3, '0-1-1', 0.311)],
    withinWorker: { pairs: 900, repeat: 0.61, temporalNull: nothing, workerNull: nothing },
    acrossWorkers: { meanInFlight: 6.7, sharing: 0.41, temporalNull: nothing },
    bursts: [],
    burstCount: 0,
    coaccess: null,
    reuseDistance: { skipped: 'made by hand' },
    quanta: { skipped: 'made by hand' },
    topTensorWorkers: { eligible: 8, reading: 8 },
    series: { accessPoints: [], accessPointsTotal: 0, sharing: [] },
  };
}

function quality(): Computed<'quality'> {
  const threshold = (epsilon: number, skipped: number, transfersLostShare: number) => ({
    epsilon,
    maxRank: 4,
    finalQuality: 0.71,
    skipped,
    skippedShare: skipped / 889,
    parentsLost: 0.4,
    transfersLost: 0.4,
    transfersLostShare,
  });
  return {
    params: { lowQuality: null, fullRange: false, seed: 0 },
    best: 0.9437,
    bestCandidate: 812,
    quantiles: {
      p0: 0.1,
      p1: 0.2,
      p5: 0.4,
      p25: 0.7,
      p50: 0.85,
      p75: 0.9,
      p90: 0.93,
      p95: 0.94,
      p99: 0.942,
      p100: 0.9437,
    },
    improvements: [
      { candidate: 1, end: 55.1, quality: 0.61, delta: null, sincePrevious: null },
      { candidate: 812, end: 6610.3, quality: 0.9437, delta: 0.3337, sincePrevious: 811 },
    ],
    expectedRecords: 7.4731,
    diminishing: { spearman: null, pValue: null, pValueTwoSided: null },
    duplicates: { evaluations: 577, share: 0.577, seconds: 35_412, distinct: 423 },
    lowPerformers: { skipped: 'made by hand' },
    transferBound: {
      byRank: [],
      neverSelected: { ranks: 4, candidates: 31, certainChildren: 95, parentsBelow: 0 },
      thresholds: [threshold(0, 31, 0.0004), threshold(0.01, 174, 0.0031)],
    },
    selection: { skipped: 'made by hand' },
    lifetime: { skipped: 'made by hand' },
    series: { points: [], pointsTotal: 988, axisLow: null, hidden: 0 },
  };
}

function popularity(): Computed<'popularity'> {
  return {
    params: { snapshots: null, tier1Percent: 30, tier3Percent: 3 },
    prefixLength: 3,
    windowSize: 100,
    snapshots: [],
    transitions: [],
    transitionsTotal: 0,
    dominance: { firstCandidate: 312, maxSimultaneous: 1, windowsShare: 0.7, dethroned: 1 },
    prefixes: {
      observed: 27,
      possible: 27,
      ever1: [4, 7],
      ever2: 12,
      names: [
        { prefixId: 4, prefix: '0-1-1' },
        { prefixId: 7, prefix: '0-2-1' },
      ],
    },
    stage1: null,
    lastTiers: { '1': 1, '2': 4, '3': 11 },
    donors: { skipped: 'made by hand' },
    improvementGap: { skipped: 'made by hand' },
    series: { tiers: [], windows: 889, favourites: null, frames: [], frameNames: [] },
  };
}
