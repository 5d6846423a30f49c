// Over many seeds: does the search follow the laws that the paper states, and do its nulls break them?

import { describe, expect, test } from 'vitest';
import { analyzeTrace } from '../../src/pipeline/analyze.ts';
import { at, float64At, int32At } from '../../src/shared/columns.ts';
import { isSkipped } from '../../src/shared/skipped.ts';
import type { SimulateOptions } from '../../src/simulate/options.ts';
import { simulate } from '../../src/simulate/trace.ts';
import { chiSquareTail, chiSquareUniform } from '../../src/stats/chi-square.ts';
import { selectionProbability } from '../../src/stats/selection-probability.ts';
import type { Summary } from '../../src/summary/schema.ts';
import { ordersOf } from '../../src/trace/orders.ts';
import { choiceAt } from '../../src/trace/sequences.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { uniformityPValue } from './uniformity.ts';

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed + 1);
const P = 100;
const SAMPLE = 5;
const RANGES = 10;

/** Ranks of the recorded parents in their populations (1 = worst), the population read off the trace. */
function parentRanks(trace: Trace): number[] {
  const { known, candidates } = ordersOf(trace);
  const ranks: number[] = [];
  for (let child = 0; child < trace.evaluations; child++) {
    const parent = int32At(trace.parent, child);
    if (parent < 0) continue;
    const successes = known?.successes[child] ?? 0;
    const quality = float64At(trace.quality, parent);
    const members = candidates.subarray(successes - P, successes);
    ranks.push(P - members.filter(member => float64At(trace.quality, member) > quality).length);
  }
  return ranks;
}

/** χ² p-value of ranks against the hypergeometric law, in ten ranges of equal width. */
function rankPValue(ranks: readonly number[]): number {
  const counts = new Array(RANGES).fill(0);
  for (const rank of ranks) counts[Math.floor(((rank - 1) * RANGES) / P)]++;
  const expected = new Array(RANGES).fill(0);
  for (let rank = 1; rank <= P; rank++) {
    const chance = selectionProbability(P, SAMPLE, P - rank, 1);
    expected[Math.floor(((rank - 1) * RANGES) / P)] += chance * ranks.length;
  }
  // The lowest five ranges are one class: together they expect 25 of 900 parents, the lowest alone none.
  const merge = (values: readonly number[]) => [
    values.slice(0, 5).reduce((sum, value) => sum + value, 0),
    ...values.slice(5),
  ];
  const classes = merge(expected);
  const statistic = merge(counts).reduce(
    (sum, count, i) => sum + (count - at(classes, i)) ** 2 / at(classes, i),
    0,
  );
  return chiSquareTail(statistic, classes.length - 1);
}

const choiceOf = (trace: Trace, row: number, position: number): number =>
  choiceAt(trace.sequences, int32At(trace.sequence, row), position);

/** χ² p-value of the mutated positions against equal shares; every child of `replace` differs at one. */
function positionPValue(trace: Trace): number {
  const counts = trace.space.map(() => 0);
  trace.parent.forEach((parent, child) => {
    if (parent < 0) return;
    const changed = counts.findIndex((_, i) => choiceOf(trace, child, i) !== choiceOf(trace, parent, i));
    counts[changed] = at(counts, changed) + 1;
  });
  const { statistic, df } = chiSquareUniform(counts);
  return chiSquareTail(statistic, df);
}

/** χ² p-value of the choices of random architectures against equal shares, all positions together. */
function stage1PValue(trace: Trace): number {
  let total = 0;
  let freedom = 0;
  trace.space.forEach(({ choices }, position) => {
    const counts = choices.map(() => 0);
    trace.parent.forEach((parent, row) => {
      const choice = choiceOf(trace, row, position);
      if (parent < 0) counts[choice] = at(counts, choice) + 1;
    });
    const { statistic, df } = chiSquareUniform(counts);
    total += statistic;
    freedom += df;
  });
  return chiSquareTail(total, freedom);
}

test('ranks are hypergeometric, mutations and random architectures uniform: p-values over 200 seeds', () => {
  const traces = SEEDS.map(seed => simulate({ seed, mutation: 'replace' }).trace);
  expect(uniformityPValue(traces.map(trace => rankPValue(parentRanks(trace))))).toBeGreaterThan(0.01);
  expect(uniformityPValue(traces.map(positionPValue))).toBeGreaterThan(0.01);
  expect(uniformityPValue(traces.map(stage1PValue))).toBeGreaterThan(0.01);
});

test('the same tests say no where the search is another', () => {
  const few = SEEDS.slice(0, 20);
  const ranks = few.map(seed => rankPValue(parentRanks(simulate({ seed, selection: 'uniform' }).trace)));
  expect(Math.max(...ranks)).toBeLessThan(1e-6);
  const biased = few.map(seed =>
    positionPValue(simulate({ seed, mutation: 'replace', mutationBias: 1 }).trace),
  );
  expect(Math.max(...biased)).toBeLessThan(1e-6);
});

describe('the analyzer', () => {
  const claimsOf = (settings: Partial<SimulateOptions>, blind: boolean) => {
    const summary = analyzeTrace(simulate(settings, { blind }).trace, { permutations: 0 }, 'test');
    return { summary, verdictOf: (id: string) => summary.claims.find(claim => claim.id === id)?.verdict };
  };
  const selectionOf = ({ analyses: { quality } }: Summary) => {
    if (quality === undefined || isSkipped(quality) || isSkipped(quality.selection))
      throw new Error('skipped');
    return { ...quality.selection, goodness: quality.selection.goodness ?? Number.NaN };
  };
  const seeds = [1, 2, 3];

  test.each(seeds)('says no to a random search, seed %i', seed => {
    const { summary, verdictOf } = claimsOf({ seed, search: 'random' }, true);
    expect(summary.trace.settings.searchEvidence).toBeLessThan(15);
    expect(summary.trace.lineage).toMatchObject({ source: 'none' });
    expect(verdictOf('selection-hypergeometric')).not.toBe('supported');
  });

  test.each(seeds)('says no to selection at random, seed %i', seed => {
    const blind = claimsOf({ seed, selection: 'uniform' }, true);
    expect(blind.summary.trace.settings).toMatchObject({ sample: 1 });
    expect(blind.summary.trace.settings.selectionEvidence).toBeLessThan(10);
    expect(blind.verdictOf('selection-hypergeometric')).not.toBe('supported');
    // With parents and settings in the trace the fit is asked directly.
    const open = claimsOf({ seed, selection: 'uniform' }, false);
    expect(selectionOf(open.summary).goodness).toBeLessThan(1e-6);
    expect(open.verdictOf('selection-hypergeometric')).not.toBe('supported');
  });

  test.each(seeds)('says yes to the true search, seed %i', seed => {
    const { summary, verdictOf } = claimsOf({ seed }, false);
    expect(selectionOf(summary).goodness).toBeGreaterThan(0.001);
    expect(verdictOf('selection-hypergeometric')).not.toBe('contradicted');
    expect(verdictOf('mutation-uniform')).not.toBe('contradicted');
    expect(verdictOf('worst-never-donate')).toBe('supported');
  });

  test('says no to the retirement of the worst', () => {
    const { verdictOf } = claimsOf({ seed: 1, retire: 'worst', evaluations: 2000 }, true);
    expect(verdictOf('population-ages')).toBe('contradicted');
  });
});
