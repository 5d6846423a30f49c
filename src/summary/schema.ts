// The summary: the one document that everything after the analysis reads. Composed of the modules' own
// schemas; published as JSON Schema with the package.

import { z } from 'zod';
import { localitySummary } from '../analyses/locality/schema.ts';
import { popularitySummary } from '../analyses/popularity/schema.ts';
import { qualitySummary } from '../analyses/quality/schema.ts';
import { trieSummary } from '../analyses/trie/schema.ts';
import { cacheSummary } from '../replay/schema.ts';
import { orSkipped } from '../shared/schema-parts.ts';
import { traceSummary } from './trace-schema.ts';
import { SCHEMA_VERSION } from './version.ts';

export const claim = z.object({
  id: z.string(),
  claim: z.string(),
  source: z.enum(['paper', 'nastrace']),
  discriminates: z.boolean(),
  verdict: z.enum(['supported', 'contradicted', 'undetermined']),
  evidence: z.string(),
});

export const analyses = z.object({
  trie: orSkipped(trieSummary).optional(),
  locality: orSkipped(localitySummary).optional(),
  quality: orSkipped(qualitySummary).optional(),
  popularity: orSkipped(popularitySummary).optional(),
  cache: orSkipped(cacheSummary).optional(),
});

export const summary = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  tool: z.object({ name: z.literal('nastrace'), version: z.string() }),
  trace: traceSummary,
  analyses,
  claims: z.array(claim),
});

export type Summary = z.output<typeof summary>;
/** What figures are drawn from: the trace, and any of the analyses. */
export type SummaryPart = Pick<Summary, 'trace' | 'analyses'>;
export type Claim = z.output<typeof claim>;
export type AnalysisId = keyof Summary['analyses'];
