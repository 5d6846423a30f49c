// What the structural analysis is asked (METHOD §3, paper V-A).

import { z } from 'zod';

export const trieParams = z.object({
  minShare: z
    .number()
    .min(0)
    .max(1)
    .default(0.01)
    .describe('Nodes below this share of the evaluations are not listed'),
});

export type TrieParams = z.output<typeof trieParams>;
