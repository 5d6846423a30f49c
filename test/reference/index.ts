// The whole method a second time, written from METHOD.md alone and as plainly as possible, so that a disagreement
// with the sources reveals a defect in one of the two. Quadratic: for traces of some hundred evaluations.

import type { TraceRecord } from '../support/record.ts';
import { traceLineage } from './lineage.ts';
import { analyzeLocality } from './locality.ts';
import type { ReferenceOptions } from './options.ts';
import { analyzePopularity } from './popularity.ts';
import { analyzeQuality } from './quality.ts';
import { longestOf } from './reading.ts';
import { summarizeTrace } from './trace-part.ts';
import { analyzeTrie } from './trie.ts';
import { createWorld } from './world.ts';

const DEFAULT_PREFIX_LENGTH = 3;
const DEFAULT_MIN_SHARE = 0.01;

/**
 * The deterministic part of the summary under METHOD's keys; undefined numbers are null, unrounded otherwise.
 * Permutation tests are left out (see locality-statistics.ts), as are `series` for figures.
 */
export function referenceSummary(records: readonly TraceRecord[], options: ReferenceOptions = {}) {
  const world = createWorld(records, options);
  const lineage = traceLineage(world, options);
  const window = options.window ?? lineage.settings.population;
  const prefixLength = Math.min(options.prefixLength ?? DEFAULT_PREFIX_LENGTH, longestOf(world));
  return {
    trace: summarizeTrace(world, lineage, window, prefixLength),
    analyses: {
      trie: analyzeTrie(world, lineage, options.minShare ?? DEFAULT_MIN_SHARE),
      locality: analyzeLocality(world, lineage, options),
      quality: analyzeQuality(world, lineage, options, window),
      popularity: analyzePopularity(world, lineage, options, window, prefixLength),
    },
  };
}

export type ReferenceSummary = ReturnType<typeof referenceSummary>;
