// What the structural analysis answers (METHOD §3, paper V-A).

import { z } from 'zod';
import { choice, count, countOrNull, numberOrNull, orSkipped } from '../../shared/schema-parts.ts';
import { trieParams } from './params.ts';

const node = z.object({
  prefix: z.string(),
  depth: count,
  choice,
  count,
  share: z.number(),
  transfers: count
    .nullable()
    .describe('Evaluations whose transfer reaches this depth on this path; null without times'),
});

const depth = z.object({
  depth: count,
  distinct: count,
  kept: count,
  keptShare: z.number(),
  topShare: z.number(),
  entropyBits: z.number(),
});

const choiceShare = z.object({
  position: count.describe('1-based'),
  choice,
  count,
  share: numberOrNull.describe('Null where no evaluation has the position'),
  stage1Share: numberOrNull,
  stage2Share: numberOrNull,
});

const uniformity = z.object({
  position: count,
  options: count,
  chiSquare: numberOrNull,
  df: count,
  pValue: numberOrNull,
});

const improvement = z.object({ share: numberOrNull, meanRelativePosition: numberOrNull });

export const mutations = z.object({
  observed: z.number().describe('Expected number of children at distance 1 from their parent'),
  redrawn: z.number().describe('Expected number of children equal to their parent'),
  perPosition: z.array(z.object({ position: count, share: z.number(), uniform: z.number() })),
  meanRelativePosition: numberOrNull,
  expectedRelativePosition: numberOrNull,
  statistic: numberOrNull,
  df: count,
  pValue: numberOrNull,
  transferableFraction: z.object({
    mean: numberOrNull,
    low: numberOrNull,
    high: numberOrNull,
    expected: numberOrNull,
  }),
  trend: z.object({ slopePerThousand: z.number(), low: z.number(), high: z.number() }).nullable(),
  moves: z.array(z.object({ position: count, from: choice, to: choice, count: z.number() })),
  improving: improvement,
  notImproving: improvement,
});

const series = z.object({
  candidates: z.array(count).describe('Candidates, thinned as the points of quality are'),
  deepest: z
    .array(countOrNull)
    .describe('Place in `nodes` of the deepest prefix of each of them; null where none is listed'),
  followed: z.array(count).describe('Places in `nodes` of the commonest prefixes'),
  frames: z
    .array(z.object({ candidate: count, counts: z.array(count) }))
    .describe('Full windows, evenly spread: candidates in each that carry the followed prefixes'),
});

export const trieSummary = z.object({
  params: trieParams.required(),
  nodesTotal: count,
  nodesKept: count,
  transfersRecorded: z.boolean(),
  nodes: z.array(node),
  depths: z.array(depth),
  choices: z.array(choiceShare),
  uniformity: z.array(uniformity),
  mutations: orSkipped(mutations),
  series: series.default({ candidates: [], deepest: [], followed: [], frames: [] }),
});

export type TrieSummary = z.output<typeof trieSummary>;
export type Mutations = z.output<typeof mutations>;
