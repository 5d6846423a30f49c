// What the replay of caches is asked.

import { z } from 'zod';
import { count } from '../shared/schema-parts.ts';

export const cacheParams = z.object({
  access: z.enum(['transfers', 'presence']).default('transfers'),
  points: z.int().min(2).max(64).default(16).describe('Capacities, log-spaced from one tensor to all'),
  donations: count
    .default(5)
    .describe('τ: readers among the last W transfers from which on a tensor is kept'),
  epsilon: z
    .number()
    .min(0)
    .max(1)
    .default(0.01)
    .describe('Donors of at most this transfer bound are unlikely'),
  broadcastSeconds: z
    .number()
    .nonnegative()
    .nullable()
    .default(null)
    .describe('Δ; default 5 % of the mean evaluation time'),
});

export type CacheParams = z.output<typeof cacheParams>;
