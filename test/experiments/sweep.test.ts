// Does a sweep compare what it says: the same seeds, pair by pair, to one goal?

import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { DOUBLE_COLUMN, SINGLE_COLUMN } from '../../src/charts/theme.ts';
import type { SweepPlan, SweepResult } from '../../src/experiments/contract.ts';
import { drawSweep } from '../../src/experiments/figure.ts';
import { MEASURE_IDS, type MeasureId } from '../../src/experiments/measures.ts';
import { runSweep } from '../../src/experiments/sweep.ts';
import { sweepTable } from '../../src/experiments/table.ts';
import { analyzeTrace } from '../../src/pipeline/analyze.ts';
import { float64At } from '../../src/shared/columns.ts';
import { isSkipped } from '../../src/shared/skipped.ts';
import { simulate } from '../../src/simulate/trace.ts';
import { meanInterval } from '../../src/stats/student-interval.ts';
import { collectWarnings, findNeighbours, placeTexts, schemaChecker } from '../charts/vega.ts';

const BASE = { seed: 3, evaluations: 250, population: 40, sample: 4, workers: 12 } as const;
const SEEDS = [3, 4, 5, 6];

function sweep(plan: Omit<SweepPlan, 'base' | 'repeat'>): SweepResult {
  const running = runSweep({ ...plan, base: BASE, repeat: SEEDS.length });
  for (let done = 1; ; done++) {
    const next = running.next();
    if (next.done === true) return next.value;
    expect(next.value).toEqual({ done, total: plan.values.length * SEEDS.length });
  }
}

const QUANTA = [1, 4, 12].map(quantum => ({ label: String(quantum), settings: { quantum } }));
const result = sweep({ option: 'quantum', values: QUANTA });
const cellOf = (value: string, measure: MeasureId, from = result) => {
  const cell = from.cells.find(each => each.value === value && each.measure === measure);
  if (cell === undefined) throw new Error(`no cell ${value} ${measure}`);
  return cell;
};

test('means, intervals and differences are those of the same searches run one by one', () => {
  const bests = QUANTA.map(({ settings }) =>
    SEEDS.map(seed => simulate({ ...BASE, ...settings, seed }).totals.best ?? Number.NaN),
  );
  QUANTA.forEach(({ label }, value) => {
    const cell = cellOf(label, 'bestQuality');
    const here = bests[value] ?? [];
    expect(cell).toMatchObject({ runs: SEEDS.length, ...meanInterval(here) });
    const differences = here.map((best, i) => best - (bests[0]?.[i] ?? Number.NaN));
    expect(cell.difference).toEqual(value === 0 ? null : meanInterval(differences));
  });
});

test('all values are timed to the best quality that each of them reached', () => {
  const traces = QUANTA.map(({ settings }) =>
    SEEDS.map(seed => simulate({ ...BASE, ...settings, seed }).trace),
  );
  const times = SEEDS.map((_, seed) => {
    const goal = Math.min(...traces.map(ofValue => Math.max(...(ofValue[seed]?.quality ?? []))));
    return traces.map(ofValue => {
      const trace = ofValue[seed];
      if (trace === undefined) throw new Error('a search for each seed');
      return float64At(
        trace.end,
        trace.quality.findIndex(quality => quality >= goal),
      );
    });
  });
  QUANTA.forEach(({ label }, value) => {
    const mean = times.reduce((sum, ofSeed) => sum + (ofSeed[value] ?? Number.NaN), 0) / SEEDS.length;
    expect(cellOf(label, 'targetSeconds').mean).toBeCloseTo(mean, 9);
  });
});

test('sharing and transfer are the analyzer’s, the predicted wait is quanta.meanWait', () => {
  const { trace } = simulate({ ...BASE, quantum: 4 });
  const one = runSweep({ option: 'quantum', values: QUANTA.slice(1), base: BASE, repeat: 1 });
  let next = one.next();
  while (next.done !== true) next = one.next();
  const { analyses, trace: described } = analyzeTrace(trace, { ...BASE, permutations: 0 }, 'test');
  const { locality } = analyses;
  if (
    locality === undefined ||
    isSkipped(locality) ||
    isSkipped(locality.quanta) ||
    isSkipped(locality.acrossWorkers)
  )
    throw new Error('skipped');
  if (isSkipped(described.transfer)) throw new Error('skipped');
  expect(cellOf('4', 'sharing', next.value).mean).toBeCloseTo(
    locality.acrossWorkers.sharing ?? Number.NaN,
    10,
  );
  expect(cellOf('4', 'transferredShare', next.value).mean).toBeCloseTo(
    described.transfer.meanShareStage2 ?? Number.NaN,
    10,
  );
  expect(cellOf('4', 'waitTogetherSeconds', next.value).mean).toBeCloseTo(
    locality.quanta.curve[3]?.meanWaitSeconds ?? Number.NaN,
    8,
  );
});

test('an option that changes nothing makes no difference at all', () => {
  const values = (['fifo', 'locality'] as const).map(scheduler => ({
    label: scheduler,
    settings: { scheduler },
  }));
  const { cells } = sweep({ option: 'scheduler', values });
  const differences = cells.flatMap(({ difference }) => (difference === null ? [] : [difference.mean]));
  expect(differences).toHaveLength(MEASURE_IDS.length);
  expect(new Set(differences)).toEqual(new Set([0]));
});

test('a locality scheduler with a quantum lets workers meet more of what they hold', () => {
  const repeatOf = (scheduler: 'fifo' | 'locality') => {
    const { trace } = simulate({ ...BASE, evaluations: 600, quantum: 12, scheduler });
    const { locality } = analyzeTrace(trace, { only: ['locality'], permutations: 0 }, 'test').analyses;
    if (locality === undefined || isSkipped(locality) || isSkipped(locality.withinWorker))
      throw new Error('skipped');
    return locality.withinWorker.repeat ?? Number.NaN;
  };
  expect(repeatOf('locality')).toBeGreaterThan(repeatOf('fifo') + 0.1);
});

test('a value that contradicts another option is refused before the first search', () => {
  const values = [{ label: '20', settings: { quantum: 20 } }];
  expect(() => runSweep({ option: 'quantum', values, base: BASE, repeat: 1 }).next()).toThrow(
    'a quantum of 20 with 12 workers',
  );
});

test('the table has a row a value and measure', () => {
  const [heading = [], ...rows] = parse(sweepTable(result)) as string[][];
  expect(heading.slice(0, 4)).toEqual(['quantum', 'measure', 'unit', 'runs']);
  expect(rows).toHaveLength(QUANTA.length * MEASURE_IDS.length);
  for (const [value = '', measure, , runs, mean, low] of rows) {
    const cell = cellOf(value, measure as MeasureId);
    expect(Number(runs)).toBe(cell.runs);
    expect(Number(mean)).toBeCloseTo(cell.mean ?? Number.NaN, 7);
    expect(Number(low)).toBeCloseTo(cell.low ?? Number.NaN, 7);
  }
  expect(sweepTable({ ...result, option: 'a,"b"' })).toMatch(/^"a,""b""",measure/);
});

test.each([
  ['several seeds', result],
  [
    'one seed',
    { ...result, cells: result.cells.map(cell => ({ ...cell, low: null, high: null, difference: null })) },
  ],
])('the figure is valid, silent and fits two columns: %s', async (_, drawn) => {
  const { spec } = drawSweep(drawn);
  expect(schemaChecker()(spec)).toEqual([]);
  expect(await collectWarnings(spec)).toEqual([]);
  const { width, height, boxes } = await placeTexts(spec);
  expect(width).toBeLessThanOrEqual(DOUBLE_COLUMN);
  const outside = boxes.filter(
    box => box.left < -1 || box.right > width + 1 || box.top < -1 || box.bottom > height + 3,
  );
  expect(outside).toEqual([]);
});

test('the figure fits a single column', async () => {
  const { width, height, boxes } = await placeTexts(drawSweep(result, { width: SINGLE_COLUMN }).spec);
  expect(width).toBeLessThanOrEqual(SINGLE_COLUMN);
  expect(findNeighbours(boxes, 1)).toEqual([]);
  expect(boxes.filter(box => box.left < 0 || box.right > width || box.bottom > height)).toEqual([]);
});
