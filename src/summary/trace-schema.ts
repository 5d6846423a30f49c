// The `trace` section of the summary: what was read, how the search was set, what could be known (METHOD §1, §2).

import { z } from 'zod';
import { choice, count, countOrNull, numberOrNull, orSkipped } from '../shared/schema-parts.ts';

const settings = z.object({
  population: count,
  sample: count,
  mutation: z.enum(['redraw', 'replace']).nullable(),
  source: z.enum(['given', 'header', 'estimated', 'default']),
  searchEvidence: numberOrNull,
  selectionEvidence: numberOrNull,
  shortfall: numberOrNull,
});

const lineage = z.object({
  source: z.enum(['recorded', 'inferred', 'none']),
  eligible: count,
  resolved: count.optional(),
  unresolved: count.optional(),
  certain: count.optional(),
  meanConfidence: numberOrNull.optional(),
});

export const warning = z.object({ code: z.string(), message: z.string(), count });

export const traceSummary = z.object({
  sources: z.array(z.string()),
  format: z.string(),
  evaluations: count,
  successes: count,
  failures: count,
  rejected: count,
  workers: countOrNull,
  workersInferred: z.boolean(),
  sequenceLength: z.object({ min: countOrNull, max: countOrNull }),
  space: z.array(z.object({ name: z.string(), choices: z.array(choice) })),
  start: numberOrNull,
  end: numberOrNull,
  seconds: numberOrNull,
  evaluationSeconds: z.object({
    mean: numberOrNull,
    sd: numberOrNull,
    p50: numberOrNull,
    p90: numberOrNull,
    max: numberOrNull,
  }),
  utilization: numberOrNull,
  stage1: countOrNull,
  stage2: countOrNull,
  settings,
  window: count,
  prefixLength: count,
  lineage: orSkipped(lineage),
  transfer: orSkipped(z.object({ meanShareStage1: numberOrNull, meanShareStage2: numberOrNull })),
  staleness: orSkipped(z.object({ meanInFlight: numberOrNull, betterInFlight: numberOrNull })),
  warnings: z.array(warning),
});

export type TraceSummary = z.output<typeof traceSummary>;
