// What the locality analysis answers (METHOD §4, paper V-B).

import { z } from 'zod';
import { count, numberOrNull, orSkipped } from '../../shared/schema-parts.ts';
import { localityParams } from './params.ts';

const tensor = z.object({
  rank: count,
  id: z.string(),
  accesses: count,
  share: z.number(),
  workers: count,
  firstStart: numberOrNull,
  lastStart: numberOrNull,
});

const nullTest = z.object({
  mean: numberOrNull,
  sd: numberOrNull,
  lift: numberOrNull,
  pValue: numberOrNull,
  observed: numberOrNull.describe('The statistic over the jobs of the test'),
  permutations: count,
  jobs: count,
});

const burst = z.object({
  tensor: z.string(),
  start: z.number(),
  end: z.number(),
  accesses: count,
  workers: z.array(z.string()),
});

const quantum = z.object({
  s: count,
  paperBound: numberOrNull,
  paperBoundSeconds: numberOrNull,
  waitFromFirst: numberOrNull,
  waitFromFirstSeconds: numberOrNull,
  meanWait: numberOrNull,
  meanWaitSeconds: numberOrNull,
  measuredWaitSeconds: numberOrNull,
});

const series = z.object({
  accessPoints: z
    .array(z.object({ start: z.number(), worker: z.string(), rank: count }))
    .describe('Accesses of the tensors ranked 2 to 4, thinned to the point budget'),
  accessPointsTotal: count,
  sharing: z
    .array(
      z.object({
        time: z.number().describe('Middle of the bin, seconds'),
        jobs: count,
        sharing: numberOrNull,
        nullMean: numberOrNull,
        nullLow: numberOrNull.describe('2.5 % of the permutations'),
        nullHigh: numberOrNull.describe('97.5 % of the permutations'),
      }),
    )
    .describe('In-flight sharing over time, over the jobs of the permutation test'),
});

export const localitySummary = z.object({
  params: localityParams.required(),
  accesses: z.enum(['recorded', 'hypothetical', 'presence']),
  tensors: z.array(tensor),
  withinWorker: orSkipped(
    z.object({ pairs: count, repeat: numberOrNull, temporalNull: nullTest, workerNull: nullTest }),
  ),
  acrossWorkers: orSkipped(
    z.object({ meanInFlight: numberOrNull, sharing: numberOrNull, temporalNull: nullTest }),
  ),
  bursts: z.array(burst),
  burstCount: count,
  coaccess: z
    .array(z.object({ a: z.string(), b: z.string(), both: count, jaccard: numberOrNull }))
    .nullable(),
  reuseDistance: orSkipped(
    z.object({
      histogram: z.array(z.object({ distance: count, count })).describe('The 5000 shortest distances met'),
      beyond: count.default(0).describe('Re-reads at longer distances'),
      cold: count,
      median: numberOrNull,
    }),
  ),
  quanta: orSkipped(
    z.object({ workers: count, mean: numberOrNull, sd: numberOrNull, curve: z.array(quantum) }),
  ),
  topTensorWorkers: z
    .object({ eligible: count, reading: count })
    .nullable()
    .describe('Workers with at least 5 stage-2 jobs, and how many of them read the top tensor'),
  series,
});

export type LocalitySummary = z.output<typeof localitySummary>;
export type NullTest = z.output<typeof nullTest>;
