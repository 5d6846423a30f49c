// Mutation positions: a planted bias is recovered, an absent one is not found, and parents that are recorded
// say the same as parents that are inferred.

import { describe, expect, test } from 'vitest';
import { analyzeTrace } from '../../../src/pipeline/analyze.ts';
import { isSkipped, type Skipped } from '../../../src/shared/skipped.ts';
import type { Summary } from '../../../src/summary/schema.ts';
import { traceOf } from '../../support/facts.ts';
import type { TraceRecord } from '../../support/record.ts';
import { type SearchOptions, simulateSearch } from '../../support/search.ts';

const SEARCH: SearchOptions = {
  seed: 5,
  evaluations: 1000,
  population: 100,
  sample: 5,
  workers: 24,
  options: [5, 5, 5, 5, 5, 5],
};
const GIVEN = { population: 100, sample: 5, mutation: 'redraw' } as const;

function partOf<Part>(part: Part): Exclude<Part, Skipped | undefined> {
  if (part === undefined || isSkipped(part)) throw new Error('skipped');
  return part as Exclude<Part, Skipped | undefined>;
}

function analyze(records: readonly TraceRecord[]): Summary {
  return analyzeTrace(traceOf(records), { ...GIVEN, permutations: 0 }, 'test');
}

function mutationsOf({ analyses }: Summary) {
  return partOf(partOf(analyses.trie).mutations);
}

test('a planted position bias is recovered within 0.03 at every position', () => {
  const weights = [1, 1, 1, 1, 2, 2];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const { records } = simulateSearch({ ...SEARCH, positionWeights: weights });
  const { perPosition, pValue } = mutationsOf(analyze(records));
  expect(pValue).toBeLessThan(1e-6);
  perPosition.forEach(({ share }, index) => {
    expect(Math.abs(share - (weights[index] ?? 0) / total)).toBeLessThan(0.03);
  });
});

describe('recorded and inferred parents say the same', () => {
  const { records } = simulateSearch({ ...SEARCH, recordParents: true });
  const recorded = analyze(records);
  const inferred = analyze(records.map(({ parent: _, ...record }) => record));

  test('each is what it says', () => {
    expect(recorded.trace.lineage).toMatchObject({ source: 'recorded', unresolved: 0 });
    expect(inferred.trace.lineage).toMatchObject({ source: 'inferred', unresolved: 0 });
  });

  test('mutation positions', () => {
    const [known, found] = [mutationsOf(recorded), mutationsOf(inferred)];
    expect(known.pValue).toBeGreaterThan(0.01);
    expect(found.pValue).toBeGreaterThan(0.01);
    const { mean } = known.transferableFraction;
    const { low, high } = found.transferableFraction;
    expect(mean).toBeGreaterThan(low ?? Number.NaN);
    expect(mean).toBeLessThan(high ?? Number.NaN);
    expect(Math.abs(known.observed - found.observed)).toBeLessThan(0.05 * known.observed);
  });

  test('the selection curve', () => {
    const bins = (summary: Summary) => partOf(partOf(summary.analyses.quality).selection).bins;
    const found = bins(inferred);
    bins(recorded).forEach(({ measured }, b) => {
      const { intervalLow, intervalHigh } = found[b] ?? { intervalLow: null, intervalHigh: null };
      // Both are estimates from one search: ten ranges, so one may lie just outside its 95 %.
      expect(measured).toBeGreaterThanOrEqual((intervalLow ?? Number.NaN) - 0.01);
      expect(measured).toBeLessThanOrEqual((intervalHigh ?? Number.NaN) + 0.01);
    });
  });

  test('donors and the gap to the first child', () => {
    const part = (summary: Summary) => partOf(summary.analyses.popularity);
    const five = (summary: Summary) => partOf(part(summary).donors).conditional[5];
    expect(five(recorded)?.probability).toBeGreaterThan(
      3 * (partOf(part(recorded).donors).base ?? Number.NaN),
    );
    expect(Math.abs((five(recorded)?.probability ?? 0) - (five(inferred)?.probability ?? 1))).toBeLessThan(
      0.05,
    );
    for (const summary of [recorded, inferred]) {
      expect(partOf(part(summary).improvementGap).pValue).toBeGreaterThan(0.01);
    }
  });
});
