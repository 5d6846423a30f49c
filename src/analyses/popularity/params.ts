// What the popularity analysis is asked (METHOD §6, paper V-D).

import { z } from 'zod';

export const popularityParams = z.object({
  snapshots: z
    .array(z.int().positive())
    .nullable()
    .default(null)
    .describe('Candidates at which to look; default by METHOD §6'),
  tier1Percent: z.number().min(0).max(100).default(30).describe('Tier 1 from this share of the window on'),
  tier3Percent: z.number().min(0).max(100).default(3).describe('Tier 3 up to this share of the window'),
});

export type PopularityParams = z.output<typeof popularityParams>;
