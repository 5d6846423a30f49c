// Pieces that the schemas of the summary share.

import { z } from 'zod';

/** A number, or null where it is undefined (METHOD §1: never NaN, never 0). */
export const numberOrNull = z.number().nullable();
export const count = z.int().nonnegative();
export const countOrNull = count.nullable();
/** A choice at a variable node, as the trace has it. */
export const choice = z.union([z.string(), z.number()]);
export const skippedSchema = z.object({
  skipped: z.string().describe('Why this part could not be computed'),
});

/** The part itself, or `{skipped: reason}`. */
export function orSkipped<T extends z.ZodType>(schema: T) {
  return z.union([skippedSchema, schema]);
}
