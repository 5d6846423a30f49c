// What the comparison of runs offers.

export { compareSummaries } from './compare.ts';
export type { RunInput } from './groups.ts';
export { type Comparison, comparison as comparisonSchema, comparisonJsonSchema } from './schema.ts';
