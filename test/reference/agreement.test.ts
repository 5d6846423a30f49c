// The analyses and the reference implementation agree on every key, at the summary's 12 digits.

import { expect, test } from 'vitest';
import { analyzeTrace } from '../../src/pipeline/analyze.ts';
import type { AnalyzeOptions } from '../../src/pipeline/options.ts';
import { traceOf } from '../support/facts.ts';
import { type SearchOptions, simulateSearch } from '../support/search.ts';
import { findDifferences } from './compare.ts';
import { referenceSummary } from './index.ts';
import type { ReferenceOptions } from './options.ts';

const SEARCH: SearchOptions = {
  seed: 3,
  evaluations: 110,
  population: 20,
  sample: 4,
  workers: 6,
  options: [4, 3, 5, 2, 4, 3],
};

const VARIANTS: readonly { name: string; search?: Partial<SearchOptions>; options?: AnalyzeOptions }[] = [
  { name: 'tournament' },
  {
    name: 'two clocks, failures, replace',
    search: { managerClock: true, failureRate: 0.1, mutation: 'replace' },
  },
  { name: 'random search', search: { search: 'random' } },
  { name: 'uniform selection', search: { selection: 'uniform' } },
  { name: 'recorded parents', search: { recordParents: true, failureRate: 0.1 } },
  { name: 'ties', search: { ties: true, qualityNoise: 0 } },
  { name: 'the worst retires', search: { retire: 'worst', seed: 5 } },
  {
    name: 'settings given',
    options: { population: 20, sample: 4, mutation: 'redraw', window: 30, prefixLength: 2 },
  },
];

/** Random by nature, or only named by one side. */
const NOT_COMPARED = /space\[|diminishing|Null\b/;
/** Differences of large sums: METHOD asks for 1e-6. */
const TOLERANCES = [{ path: /settings|Evidence/, tolerance: { relative: 1e-6, absolute: 1e-6 } }];

test.each(VARIANTS)('$name', ({ search, options = {} }) => {
  const { records } = simulateSearch({ ...SEARCH, ...search });
  const found = analyzeTrace(traceOf(records), { permutations: 0, ...options }, 'test');
  const expected = referenceSummary(records, options as ReferenceOptions);
  const differences = findDifferences(expected, found, TOLERANCES).filter(
    ({ path }) => !NOT_COMPARED.test(path),
  );
  expect(differences).toEqual([]);
});
