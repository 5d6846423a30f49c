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

function recordedAndInferred(search: SearchOptions): Record<'recorded' | 'inferred', Summary> {
  const { records } = simulateSearch({ ...search, recordParents: true });
  const withoutParents = records.map(({ parent: _, ...record }) => record);
  return { recorded: analyze(records), inferred: analyze(withoutParents) };
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
  const { recorded, inferred } = recordedAndInferred(SEARCH);

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
    const searches = [SEARCH, { ...SEARCH, seed: 6 }, { ...SEARCH, seed: 7 }];
    const pairs = searches.flatMap(search => {
      const both = recordedAndInferred(search);
      const found = bins(both.inferred);
      return bins(both.recorded).map((known, b) => ({ known, found: found[b] ?? known }));
    });
    const inside = pairs.filter(
      ({ known, found }) =>
        (known.measured ?? Number.NaN) >= (found.intervalLow ?? Number.NaN) &&
        (known.measured ?? Number.NaN) <= (found.intervalHigh ?? Number.NaN),
    );
    expect(pairs).toHaveLength(30);
    // Of thirty 95 % intervals, up to three may miss.
    expect(inside.length).toBeGreaterThanOrEqual(27);
    for (const { known, found } of pairs) {
      expect(known.intervalHigh).toBeGreaterThanOrEqual(found.intervalLow ?? Number.NaN);
      expect(known.intervalLow).toBeLessThanOrEqual(found.intervalHigh ?? Number.NaN);
    }
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
