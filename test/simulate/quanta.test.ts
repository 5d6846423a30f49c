// Does waiting for a quantum of workers cost what the order statistics of normal durations say (paper V-B2)?
//
// Where all workers start together, the mean wait is `quanta.meanWait`. Where they do not, ends come evenly, s of them
// in (s − 1)·μ/w seconds: then it is (s − 1)·μ/(2w), below the other while s is small against w·σ/μ and above it after.

import { describe, expect, test } from 'vitest';
import { evaluationsByEnd } from '../../src/analyses/locality/jobs.ts';
import { describeQuanta } from '../../src/analyses/locality/quanta.ts';
import { itemAt } from '../../src/shared/columns.ts';
import { simulate } from '../../src/simulate/trace.ts';
import { expectedNormalOrderStatistic } from '../../src/stats/order-statistic.ts';
import { summarize } from '../../src/stats/quantile.ts';
import { ordersOf } from '../../src/trace/orders.ts';

const WORKERS = 16;
const MEAN = 60;
const SD = 12;
const NORMAL = {
  workers: WORKERS,
  durations: 'normal',
  durationMean: MEAN,
  durationSpread: SD / MEAN,
  durationArchitecture: 0,
} as const;

/** `quanta.meanWait` in seconds. */
function predicted(s: number): number {
  const expected = Array.from({ length: s }, (_, r) => expectedNormalOrderStatistic(r + 1, WORKERS));
  return (itemAt(expected, s - 1) - expected.reduce((sum, value) => sum + value, 0) / s) * SD;
}

/** Mean and half the width of its 99.9 % interval. */
function meanOf(values: readonly number[]): { mean: number; margin: number } {
  const { mean, sd } = summarize(Float64Array.from(values));
  return { mean: mean ?? Number.NaN, margin: (3.29 * (sd ?? Number.NaN)) / Math.sqrt(values.length) };
}

describe('all workers start together', () => {
  test.each([2, 4, 8, 12, 16])('the first %i of them wait as predicted', s => {
    const waits = Array.from({ length: 300 }, (_, seed) => {
      const settings = { ...NORMAL, seed, quantum: s, evaluations: WORKERS + s };
      return simulate(settings).totals.meanWaitSeconds ?? Number.NaN;
    });
    const { mean, margin } = meanOf(waits);
    expect(Math.abs(mean - predicted(s))).toBeLessThan(margin);
    // Sharp enough to tell a prediction that is a fifth off.
    expect(margin).toBeLessThan(0.2 * predicted(s));
  });

  test('in each round of a full barrier they do so again, and the analyzer measures it', () => {
    const { trace, totals } = simulate({ ...NORMAL, seed: 1, quantum: WORKERS, evaluations: WORKERS * 400 });
    const { curve, sd } = describeQuanta(trace, evaluationsByEnd(trace, ordersOf(trace)));
    const barrier = itemAt(curve, WORKERS - 1);
    expect(sd).toBeCloseTo(SD, 0);
    expect((barrier.meanWait ?? 0) * SD).toBeCloseTo(predicted(WORKERS), 8);
    expect((totals.meanWaitSeconds ?? 0) / predicted(WORKERS)).toBeCloseTo(1, 1);
    expect((barrier.measuredWaitSeconds ?? 0) / predicted(WORKERS)).toBeCloseTo(1, 1);
  });
});

describe('asynchronously', () => {
  const { trace } = simulate({ ...NORMAL, seed: 1, evaluations: 20_000 });
  const { curve } = describeQuanta(trace, evaluationsByEnd(trace, ordersOf(trace)));

  test.each([2, 4, 8, 16])('a group of %i takes its share of the stream of ends', s => {
    const measured = itemAt(curve, s - 1).measuredWaitSeconds ?? Number.NaN;
    expect(measured / (((s - 1) * MEAN) / (2 * WORKERS))).toBeCloseTo(1, 1);
  });

  test('the mean wait stays below the prediction for small groups, not for large ones', () => {
    const measured = curve.map(quantum => quantum.measuredWaitSeconds ?? Number.NaN);
    expect(measured[1]).toBeLessThan(predicted(2));
    expect(measured[11]).toBeGreaterThan(predicted(12));
  });
});
