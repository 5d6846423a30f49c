// Simulated searches as the runs of a comparison.

import type { RunInput } from '../../src/compare/index.ts';
import { analyzeTrace } from '../../src/pipeline/analyze.ts';
import type { AnalyzeOptions } from '../../src/pipeline/options.ts';
import type { Summary } from '../../src/summary/schema.ts';
import type { EvaluationRecord } from '../../src/trace/builder.ts';
import { traceOf } from '../support/facts.ts';
import { type SearchOptions, simulateSearch } from '../support/search.ts';

const BASE: SearchOptions = {
  seed: 1,
  evaluations: 200,
  population: 30,
  sample: 4,
  workers: 8,
  options: [3, 4, 3, 3, 2],
};

/** The records' summary; settings known and few permutations, so that it takes milliseconds. */
export function summaryOf(records: readonly EvaluationRecord[], options: AnalyzeOptions = {}): Summary {
  const settings = { population: 30, sample: 4, mutation: 'redraw', permutations: 9 } as const;
  return analyzeTrace(traceOf(records), { ...settings, ...options }, 'test');
}

/** The same search but for what is said. */
export function searchRecords(search: Partial<SearchOptions>): EvaluationRecord[] {
  return simulateSearch({ ...BASE, ...search }).records;
}

export function runOf(label: string, search: Partial<SearchOptions>, group?: string): RunInput {
  const { sample = BASE.sample } = search;
  return { label, group, summary: summaryOf(searchRecords(search), { sample }) };
}

/** Repeats of two settings, other seeds everywhere. */
export function twoGroups(
  repeats: number,
  seed: number,
  a: Partial<SearchOptions> = {},
  b: Partial<SearchOptions> = {},
): RunInput[] {
  return [a, b].flatMap((search, group) =>
    Array.from({ length: repeats }, (_, repeat) => {
      const name = group === 0 ? 'a' : 'b';
      return runOf(`${name}${repeat}`, { ...search, seed: seed + 2 * repeat + group }, name);
    }),
  );
}
