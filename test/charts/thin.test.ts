// Does thinning keep to its budget, and keep what must be kept?

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { POINT_BUDGET, thinIndices, thinningNote, thinPoints } from '../../src/charts/thin.ts';

const series = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
  minLength: 1,
  maxLength: 400,
});
const budget = fc.integer({ min: 4, max: 60 });

it('keeps the budget, the order, the first, the last, the lowest and the highest', () => {
  fc.assert(
    fc.property(series, budget, (values, most) => {
      const kept = thinIndices(values, most);
      expect(kept.length).toBeLessThanOrEqual(most);
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
      expect(kept[0]).toBe(0);
      expect(kept.at(-1)).toBe(values.length - 1);
      const shown = kept.map(index => values[index] ?? Number.NaN);
      expect(Math.min(...shown)).toBe(Math.min(...values));
      expect(Math.max(...shown)).toBe(Math.max(...values));
    }),
  );
});

it('keeps everything that fits', () => {
  expect(thinIndices([3, 1, 2], 4)).toEqual([0, 1, 2]);
  expect(thinIndices([], 4)).toEqual([]);
});

it('uses nearly all of the budget, and sees every residue of a period', () => {
  const kept = thinIndices(Float64Array.from({ length: 100_000 }, (_, index) => index % 20));
  expect(kept.length).toBeGreaterThan(0.98 * POINT_BUDGET);
  const perResidue = new Map<number, number>();
  for (const index of kept) perResidue.set(index % 20, (perResidue.get(index % 20) ?? 0) + 1);
  expect(perResidue.size).toBe(20);
  expect(Math.min(...perResidue.values())).toBeGreaterThan((0.8 * kept.length) / 20);
});

it('passes over NaN when it looks for extremes', () => {
  const values = [
    Number.NaN,
    ...Array.from({ length: 50 }, () => 1),
    -7,
    9,
    ...Array.from({ length: 50 }, () => 1),
  ];
  expect(thinIndices(values, 6)).toEqual(expect.arrayContaining([51, 52]));
});

it('thins points by their height and says so', () => {
  const points = Array.from({ length: 1000 }, (_, index) => ({ index, height: index === 437 ? 99 : 0 }));
  const kept = thinPoints(points, point => point.height, 10);
  expect(kept.map(point => point.index)).toContain(437);
  expect(thinningNote(10, 1000, 'points')).toBe('showing 10 of 1,000 points');
  expect(thinningNote(10, 10, 'points')).toBe('');
});
