// What the quality analysis is asked (METHOD §5, paper V-C).

import { z } from 'zod';

export const qualityParams = z.object({
  lowQuality: z
    .number()
    .nullable()
    .default(null)
    .describe('Threshold of low performers; default the median of stage 1'),
  fullRange: z.boolean().default(false).describe('Show all qualities in the figure, not the high end alone'),
  seed: z.int().nonnegative().default(0),
});

export type QualityParams = z.output<typeof qualityParams>;
