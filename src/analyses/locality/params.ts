// What the locality analysis is asked (METHOD §4, paper V-B).

import { z } from 'zod';

export const localityParams = z.object({
  access: z
    .enum(['transfers', 'presence'])
    .default('transfers')
    .describe('presence counts all prefixes of an evaluation'),
  permutations: z.int().min(0).max(100_000).default(199),
  seed: z.int().nonnegative().default(0),
  burstSeconds: z
    .number()
    .positive()
    .nullable()
    .default(null)
    .describe('Δ; default 5 % of the mean evaluation time'),
});

export type LocalityParams = z.output<typeof localityParams>;
