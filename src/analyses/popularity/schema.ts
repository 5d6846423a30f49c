// What the popularity analysis answers (METHOD §6, paper V-D).

import { z } from 'zod';
import { count, countOrNull, numberOrNull, orSkipped } from '../../shared/schema-parts.ts';
import { popularityParams } from './params.ts';

const snapshot = z.object({
  candidate: count,
  windowSize: count,
  distinct: count,
  counts: z.array(z.object({ prefixId: count, prefix: z.string(), count })),
  tiers: z.object({ '1': count, '2': count, '3': count }),
});

const transition = z.object({
  candidate: count,
  prefixId: count,
  from: z.int().min(0).max(3),
  to: z.int().min(0).max(3),
});

const dominance = z.object({
  firstCandidate: countOrNull,
  maxSimultaneous: countOrNull,
  windowsShare: numberOrNull,
  dethroned: countOrNull,
});

const birthday = z.object({
  formula: z.object({ median: countOrNull, p95: countOrNull }),
  exact: z.object({ median: countOrNull, p95: countOrNull, p999: countOrNull }),
  consistent: z.boolean().nullable(),
});

const stage1 = z.object({
  windowSize: count,
  allStage1: z.boolean().nullable().describe('Whether the first full window holds stage-1 candidates alone'),
  maxCount: count,
  prefixId: count,
  birthday,
});

export const donors = z.object({
  base: numberOrNull,
  conditional: z.array(
    z.object({
      threshold: count,
      n: count,
      probability: numberOrNull,
      intervalLow: numberOrNull,
      intervalHigh: numberOrNull,
    }),
  ),
  baseLow: numberOrNull,
  baseHigh: numberOrNull,
});

const gap = z.object({
  candidate: count,
  generationsToFirstChild: countOrNull,
  secondsToFirstChild: numberOrNull,
  generationsAtRisk: count,
  children: z.number(),
  generationsToTier1: countOrNull,
});

export const improvementGap = z.object({
  expectedGenerations: z.number(),
  gaps: z.array(gap),
  children: z.number(),
  generationsAtRisk: count,
  meanGenerations: numberOrNull,
  meanSeconds: numberOrNull,
  pValue: numberOrNull,
});

const series = z.object({
  tiers: z
    .array(z.object({ candidate: count, tier1: z.number(), tier2: z.number(), tier3: z.number() }))
    .describe('Share of each full window held by the prefixes of each tier, thinned to the point budget'),
  windows: count.describe('Full windows before thinning'),
  favourites: z
    .object({ first: z.array(count), last: z.array(count), kept: count })
    .nullable()
    .describe('The five commonest prefixes of the first and the last full window'),
  prefixes: z
    .array(z.object({ prefix: z.string(), count }))
    .nullable()
    .optional()
    .describe('All depth-k prefixes of the successes by id, and how many carry each; null if over 5000'),
  frames: z
    .array(z.object({ candidate: count, distinct: count, prefixIds: z.array(count), counts: z.array(count) }))
    .default([])
    .describe('Full windows, evenly spread: the commonest prefixes of each and their counts'),
  frameNames: z
    .array(z.object({ prefixId: count, prefix: z.string() }))
    .default([])
    .describe('The prefixes that lead a frame'),
});

export const popularitySummary = z.object({
  params: popularityParams.required(),
  prefixLength: count,
  windowSize: count,
  snapshots: z.array(snapshot),
  transitions: z.array(transition).describe('Changes of tier, the first 5000'),
  transitionsTotal: count.default(0).describe('All changes of tier'),
  dominance,
  prefixes: z.object({
    observed: count,
    possible: z.number(),
    ever1: z.array(count),
    ever2: count,
    names: z.array(z.object({ prefixId: count, prefix: z.string() })).describe('The prefixes of ever1'),
  }),
  stage1: stage1.nullable(),
  lastTiers: z.object({ '1': count, '2': count, '3': count }).nullable(),
  donors: orSkipped(donors),
  improvementGap: orSkipped(improvementGap),
  series,
});

export type PopularitySummary = z.output<typeof popularitySummary>;
export type Donors = z.output<typeof donors>;
export type ImprovementGap = z.output<typeof improvementGap>;
