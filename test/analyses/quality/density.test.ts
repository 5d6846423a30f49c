// Are the counts of a dense search those of its points, each in one cell?

import { expect, test } from 'vitest';
import { countDensity } from '../../../src/analyses/quality/density.ts';
import { qualitySummary } from '../../../src/analyses/quality/schema.ts';
import { analyzeTrace } from '../../../src/pipeline/analyze.ts';
import { collectFigures } from '../../../src/pipeline/figures.ts';
import { traceOf } from '../../support/facts.ts';
import { createRandom } from '../../support/random.ts';

test('every success from the lower end on is in the cell of its end and quality', () => {
  const { uniform: random } = createRandom(7);
  const ends = Float64Array.from({ length: 3000 }, () => 50 * random()).sort();
  const qualities = Float64Array.from(ends, () => Math.round(1000 * random()) / 1000);
  const density = countDensity(qualities, ends, 0.25);
  if (density === null) throw new Error('no density');
  const { columns, rows, from, to, low, high } = density;
  expect({ from, to, low, high }).toEqual({
    from: Math.min(...ends),
    to: Math.max(...ends),
    low: 0.25,
    high: Math.max(...qualities),
  });
  for (const { column, row, count } of density.cells) {
    const inside = [...qualities].filter((quality, index) => {
      const x = ((ends[index] ?? 0) - from) * (columns / (to - from));
      const y = (quality - low) * (rows / (high - low));
      const holds = (place: number, cell: number, last: number) =>
        (place >= cell && place < cell + 1) || (cell === last - 1 && place >= last);
      return quality >= low && holds(x, column, columns) && holds(y, row, rows);
    });
    // A point on a line between two cells may be in either, but for rounding.
    expect(Math.abs(inside.length - count)).toBeLessThanOrEqual(1);
  }
  const counted = density.cells.reduce((sum, { count }) => sum + count, 0);
  expect(counted).toBe(qualities.filter(quality => quality >= 0.25).length);
  expect(density.cells.every(({ count }) => count > 0)).toBe(true);
});

test('without times the axis is the candidate; where all are alike there is nothing to draw', () => {
  const qualities = Float64Array.of(1, 2, 3, 4);
  const unknown = new Float64Array(4).fill(Number.NaN);
  expect(countDensity(qualities, unknown, 1)).toMatchObject({ from: 1, to: 4, low: 1, high: 4 });
  expect(countDensity(new Float64Array(4).fill(2), unknown, 2)).toBeNull();
  expect(countDensity(qualities, new Float64Array(4).fill(9), 1)).toBeNull();
});

test('beyond the point budget the figure draws counts, and says so', () => {
  const random = createRandom(2);
  const records = Array.from({ length: 6000 }, (_, index) => ({
    start: index,
    end: index + 1,
    worker: 'w',
    arch: Array.from({ length: 8 }, () => random.below(5)),
    quality: random.uniform(),
  }));
  const summary = analyzeTrace(traceOf(records), { only: ['quality'], permutations: 0 }, 'test');
  const quality = qualitySummary.parse(summary.analyses.quality);
  const drawn = collectFigures(summary).find(({ figure }) => figure.name === 'quality');
  const text = JSON.stringify(drawn?.figure.spec);
  expect(text).toContain('6,000 points as counts in 112 × 44 cells');
  expect(text).toContain('"type":"rect"');
  expect(quality.series.density?.cells.length).toBeLessThanOrEqual(5000);
});
