// What the quality analysis answers (METHOD §5, paper V-C).

import { z } from 'zod';
import { count, countOrNull, numberOrNull, orSkipped } from '../../shared/schema-parts.ts';
import { qualityParams } from './params.ts';

const improvement = z.object({
  candidate: count,
  end: numberOrNull,
  quality: z.number(),
  delta: numberOrNull,
  sincePrevious: countOrNull,
});

const threshold = z.object({
  epsilon: z.number(),
  maxRank: count,
  finalQuality: numberOrNull,
  skipped: count,
  skippedShare: numberOrNull,
  parentsLost: numberOrNull,
  transfersLost: numberOrNull,
  transfersLostShare: numberOrNull,
});

export const transferBound = z.object({
  byRank: z.array(z.object({ rank: count, bound: z.number(), exact: z.number() })),
  neverSelected: z.object({
    ranks: count,
    candidates: count,
    certainChildren: countOrNull,
    parentsBelow: countOrNull,
  }),
  thresholds: z.array(threshold),
});

const selectionBin = z.object({
  lowRank: count,
  highRank: count,
  theory: z.number(),
  measured: numberOrNull,
  intervalLow: numberOrNull,
  intervalHigh: numberOrNull,
});

export const selection = z.object({
  bins: z.array(selectionBin),
  iterations: count,
  children: count,
  goodness: numberOrNull,
  df: countOrNull,
  meanRank: z
    .object({ mean: numberOrNull, low: numberOrNull, high: numberOrNull, expected: numberOrNull })
    .optional()
    .describe('Mean relative rank (r − ½)/P of parents, 1 the best, with its 95 % interval'),
});

export const lifetime = z.object({
  meanPredicted: numberOrNull,
  observed: numberOrNull,
  byRank: z.array(z.object({ lowRank: count, highRank: count, n: count, observed: numberOrNull })),
});

const lowPerformers = z.object({
  threshold: numberOrNull,
  count: countOrNull,
  share: numberOrNull,
  windows: count,
  windowsWithout: count,
});

const quantiles = z.object({
  p0: numberOrNull,
  p1: numberOrNull,
  p5: numberOrNull,
  p25: numberOrNull,
  p50: numberOrNull,
  p75: numberOrNull,
  p90: numberOrNull,
  p95: numberOrNull,
  p99: numberOrNull,
  p100: numberOrNull,
});

const density = z.object({
  columns: count,
  rows: count,
  from: z.number(),
  to: z.number(),
  low: z.number(),
  high: z.number(),
  cells: z.array(z.object({ column: count, row: count, count })),
});

const series = z.object({
  points: z
    .array(z.object({ candidate: count, end: numberOrNull, quality: z.number() }))
    .describe('Successes in completion order, thinned to the point budget; extremes, first and last kept'),
  pointsTotal: count,
  axisLow: numberOrNull.describe('Lower end of the trimmed quality axis'),
  hidden: count.describe('Successes below it'),
  density: density
    .optional()
    .describe('Beyond the point budget: successes in cells of end (s; candidate without times) and quality'),
  windowMedians: z
    .array(z.object({ candidate: count, end: numberOrNull, median: z.number() }))
    .optional()
    .describe('Median quality of the last W successes, at up to 202 candidates from W on'),
});

export const qualitySummary = z.object({
  params: qualityParams.required(),
  best: numberOrNull,
  bestCandidate: countOrNull,
  quantiles,
  improvements: z.array(improvement),
  expectedRecords: z.number(),
  diminishing: z.object({ spearman: numberOrNull, pValue: numberOrNull, pValueTwoSided: numberOrNull }),
  duplicates: z.object({
    evaluations: count,
    share: numberOrNull,
    seconds: numberOrNull,
    distinct: count,
  }),
  lowPerformers: orSkipped(lowPerformers),
  transferBound,
  selection: orSkipped(selection),
  lifetime: orSkipped(lifetime),
  series,
});

export type QualitySummary = z.output<typeof qualitySummary>;
export type TransferBound = z.output<typeof transferBound>;
export type Selection = z.output<typeof selection>;
export type Lifetime = z.output<typeof lifetime>;
