// What the replay of caches answers: the `cache` section of the summary.

import { z } from 'zod';
import { count, countOrNull, numberOrNull, orSkipped } from '../shared/schema-parts.ts';
import { cacheParams } from './params.ts';

const point = z.object({
  capacity: z.number().describe('Of each cache, in the unit'),
  capacityShare: z.number().describe('Of the size of all distinct tensors'),
  hitRate: numberOrNull.describe('Of the requests; null for a bound on sizes alone'),
  moved: z.number().describe('Sent by the repository, prefetched too, in the unit'),
  movedShare: numberOrNull.describe('Of the size of all requests'),
  stage1: numberOrNull.describe('Hit rate of the requests of stage 1'),
  stage2: numberOrNull,
});

const curve = z.object({
  policy: z.string(),
  title: z.string(),
  source: z.string(),
  kind: z.enum(['policy', 'rule', 'limit']),
  points: z.array(point),
});

const rule = z.object({
  policy: z.string(),
  title: z.string(),
  points: z.array(
    z.object({
      capacityShare: z.number(),
      hitRateChange: numberOrNull.describe('Against LRU'),
      movedChange: numberOrNull.describe('Against LRU, in shares of the size of all requests'),
    }),
  ),
});

const overTime = z.object({
  capacity: z.number(),
  capacityShare: z.number(),
  bins: z.array(
    z.object({
      time: z.number().describe('Middle of the bin, seconds'),
      requests: count,
      hitRates: z.array(numberOrNull).describe('In the order of the curves'),
    }),
  ),
});

const place = z.object({
  place: z.enum(['shared', 'worker']),
  caches: count,
  requests: count,
  requestedSize: z.number(),
  curves: z.array(curve),
  rules: z.array(rule),
  overTime: overTime.nullable(),
});

const storing = z.object({
  epsilon: z.number(),
  skipped: count,
  skippedShare: numberOrNull,
  layersLost: count,
  layersLostShare: numberOrNull,
  jobsShortened: numberOrNull,
});

export const cacheSummary = z.object({
  params: cacheParams.required(),
  accesses: z.enum(['recorded', 'hypothetical', 'presence']),
  unit: z.enum(['tensors', 'bytes']),
  requests: count,
  jobs: count,
  distinct: count.describe('Distinct tensors requested'),
  distinctSize: z.number(),
  window: countOrNull.describe('W of the rules, in transfers'),
  broadcastSeconds: numberOrNull,
  places: z.array(place),
  storing: orSkipped(z.array(storing)).describe('What not storing unlikely models would save and lose'),
});

export type CacheSummary = z.output<typeof cacheSummary>;
export type CachePlaceSummary = z.output<typeof place>;
export type CacheCurve = z.output<typeof curve>;
