// What a comparison says: the one document that its figures, table and page read; published as JSON Schema.
//
// Values stand by group, in the order of `groups`; the first group is the reference of every difference.

import { z } from 'zod';
import { choice, count, countOrNull, numberOrNull, orSkipped } from '../shared/schema-parts.ts';

/** Raised when a key changes its meaning or goes; added keys do not raise it. */
export const COMPARISON_VERSION = 1;

/** A mean over the runs of a group. */
const groupMean = z.object({
  mean: numberOrNull,
  low: numberOrNull.describe('Student’s 95 % interval of the mean; null with one run'),
  high: numberOrNull,
  runs: count.describe('Runs that have the value'),
});

/** Of a group to the reference. */
const difference = z.object({
  mean: numberOrNull,
  low: numberOrNull.describe('Welch’s 95 % interval; null unless both groups have two runs and one varies'),
  high: numberOrNull,
});

const testedDifference = difference.extend({
  pValue: numberOrNull.describe('Two-sided permutation test of the runs’ group labels; null as the interval'),
});

const run = z.object({
  label: z.string(),
  group: z.string(),
  sources: z.array(z.string()),
  evaluations: count,
  successes: count,
  population: count,
  sample: count,
  settingsSource: z.string(),
  window: count,
  prefixLength: count,
});

const measure = z.object({
  id: z.string(),
  title: z.string(),
  section: z.string(),
  unit: z.enum(['', 's', 'share', 'count']),
  values: z.array(numberOrNull).describe('By run, in the order of `runs`'),
  groups: z.array(groupMean),
  differences: z.array(testedDifference).describe('By group from the second on'),
  skipped: z.string().nullable().describe('Why the runs cannot be held to each other in it'),
});

const verdicts = z.object({ supported: count, contradicted: count, undetermined: count });

const claim = z.object({
  id: z.string(),
  claim: z.string(),
  discriminates: z.boolean(),
  groups: z.array(verdicts).describe('Runs of each group by verdict'),
  differs: z.boolean().describe('Whether not all runs have the same verdict'),
  leaning: z
    .boolean()
    .describe('Whether most runs of one group have another verdict than most runs of another group'),
});

const shares = z.array(numberOrNull).describe('Mean share by group');

const node = z.object({
  prefix: z.string(),
  depth: count,
  choice,
  shares: shares.describe('Mean share by group; null where every run of the group has it pruned'),
  differences: z.array(
    difference.extend({
      pruning: z
        .number()
        .describe('How far the difference may be off because summaries leave out rare prefixes'),
    }),
  ),
});

const tries = z.object({
  minShare: z.number().describe('Largest share under which a summary prunes'),
  nodesTotal: count.describe('Nodes that some run keeps'),
  nodes: z.array(node).describe('The commonest in preorder, at most 300'),
  intervals: count.describe('Differences with an interval'),
  apart: count.describe('Of these, intervals without 0; chance alone gives about 1 in 20'),
});

const point = z.object({
  x: z.number(),
  middle: z.number().describe('Median of the runs'),
  low: z.number().describe('10 % quantile of the runs'),
  high: z.number().describe('90 % quantile'),
});

const curve = z.object({
  quality: z.enum(['best', 'window']),
  against: z.enum(['candidate', 'seconds']),
  group: z.string().nullable().describe('Null for all runs taken together'),
  runs: count,
  points: z.array(point),
});

const snapshot = z.object({
  group: z.string(),
  candidate: count,
  runs: count,
  counts: z
    .array(z.object({ prefixId: count, prefix: z.string(), share: z.number() }))
    .describe('Mean share of the window, by id; ids of the union'),
});

const distance = z.object({
  group: z.string(),
  within: numberOrNull.describe('Mean over pairs of runs of one group, the reference or this one'),
  between: z.number(),
  pValue: numberOrNull.describe('Permutation test: are the groups farther apart than their repeats?'),
});

const popularity = z.object({
  prefixLength: count,
  window: count,
  tier1Percent: z.number(),
  tier3Percent: z.number(),
  observed: count.describe('Prefixes in the union of the runs, which are numbered 0 … observed − 1'),
  complete: z.boolean().describe('False where a run lists too few: ids then number what snapshots show'),
  snapshots: z.array(snapshot),
  prefixes: z
    .array(
      z.object({
        prefixId: count,
        prefix: z.string(),
        shares: z.array(z.number()).describe('Mean share of all successes by group'),
        differences: z.array(difference),
      }),
    )
    .describe('Those that differ most, at most fifty'),
  distances: z
    .array(distance)
    .describe('Half the sum of |share − share| over all prefixes, by group from the second on'),
});

export const comparison = z.object({
  comparisonVersion: z.literal(COMPARISON_VERSION),
  tool: z.object({ name: z.literal('nastrace'), version: z.string() }),
  runs: z.array(run),
  groups: z.array(z.object({ name: z.string(), runs: count })),
  notes: z.array(z.object({ code: z.string(), message: z.string() })),
  commonQuality: numberOrNull.describe('The best quality that every run reached'),
  measures: z.array(measure),
  intervals: count.describe('Differences of measures with an interval'),
  apart: count.describe('Of these, intervals without 0; chance alone gives about 1 in 20'),
  claims: z.array(claim),
  trie: orSkipped(tries),
  quality: orSkipped(z.object({ window: countOrNull, curves: z.array(curve) })),
  popularity: orSkipped(popularity),
});

export type Comparison = z.output<typeof comparison>;
export type Run = z.output<typeof run>;
export type Measure = z.output<typeof measure>;
export type Difference = z.output<typeof difference>;
export type TestedDifference = z.output<typeof testedDifference>;
export type ComparedClaim = z.output<typeof claim>;
export type Tries = z.output<typeof tries>;
export type Curve = z.output<typeof curve>;
export type Popularity = z.output<typeof popularity>;
export type Note = Comparison['notes'][number];

/** The JSON Schema (draft 2020-12) of a comparison's summary.json. */
export function comparisonJsonSchema(): object {
  return z.toJSONSchema(comparison, { target: 'draft-2020-12' });
}
