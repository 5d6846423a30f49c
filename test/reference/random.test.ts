// A thousand random small traces: the analyses and the reference implementation agree on every key, at the summary's
// 12 digits.

import { expect, test } from 'vitest';
import { analyzeTrace } from '../../src/pipeline/analyze.ts';
import type { AnalyzeOptions } from '../../src/pipeline/options.ts';
import { itemAt } from '../../src/shared/columns.ts';
import { traceOf } from '../support/facts.ts';
import { type SmallTrace, smallTrace } from '../support/small-trace.ts';
import { findDifferences } from './compare.ts';
import { referenceSummary } from './index.ts';
import type { ReferenceOptions } from './options.ts';

const TRACES = 1000;
const BATCHES = 10;

/** `population` is the search's own. */
function variantOf(seed: number, population: number): AnalyzeOptions {
  const variants: readonly AnalyzeOptions[] = [
    {},
    { population, sample: 3, mutation: 'redraw', window: 6, prefixLength: 2 },
    { access: 'presence', minShare: 0.2, lowQuality: 1 },
    { population: 5, sample: 5, mutation: 'replace', snapshots: [3, 9] },
  ];
  return itemAt(variants, seed % variants.length);
}

/** Random by nature, or only named by one side. */
const NOT_COMPARED = /space\[|diminishing|Null\b/;
/** Differences of large sums: METHOD asks for 1e-6. */
const TOLERANCES = [{ path: /settings|Evidence/, tolerance: { relative: 1e-6, absolute: 1e-6 } }];

test.each(Array.from({ length: BATCHES }, (_, batch) => batch))('batch %i', batch => {
  const size = TRACES / BATCHES;
  const sources = new Set<string>();
  for (let seed = batch * size; seed < (batch + 1) * size; seed++) {
    const { records, header, population } = smallTrace(seed);
    const options = variantOf(seed, population);
    const found = analyzeTrace(traceOf(records, header), { permutations: 0, ...options }, 'test');
    const expected = referenceSummary(records, { ...options, ...toldBy(header) } as ReferenceOptions);
    const differences = findDifferences(expected, found, TOLERANCES).filter(
      ({ path }) => !NOT_COMPARED.test(path),
    );
    expect(differences, `trace ${seed}`).toEqual([]);
    const { lineage } = found.trace;
    sources.add('source' in lineage ? lineage.source : 'skipped');
  }
  // Every kind of lineage is met in every batch.
  expect([...sources].sort()).toEqual(['inferred', 'none', 'recorded', 'skipped']);
});

function toldBy({ space, ...header }: SmallTrace['header']) {
  return { header, ...(space !== undefined && { space }) };
}
