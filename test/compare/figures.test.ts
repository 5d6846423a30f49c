// Is every figure of a comparison valid, silent and readable, whatever the runs are?

import { beforeAll, describe, expect, it } from 'vitest';
import { DOUBLE_COLUMN, SINGLE_COLUMN } from '../../src/charts/theme.ts';
import { drawComparison } from '../../src/compare/figures.ts';
import { compareSummaries, type RunInput } from '../../src/compare/index.ts';
import { collectWarnings, findOverlaps, placeTexts, schemaChecker } from '../charts/vega.ts';
import { runOf, searchRecords, summaryOf, twoGroups } from './runs.ts';

/** Pixels that text boxes may share: a box is higher than its letters. */
const TOLERANCE = 2.5;

const singles = (count: number): RunInput[] =>
  Array.from({ length: count }, (_, index) => runOf(`run ${index + 1}`, { seed: 60 + index }));
const LONG = 'a-very-long-name-of-a-run-that-somebody-gave-to-tell-it-from-another';

const VARIANTS: Record<string, RunInput[]> = {
  'two single runs': singles(2),
  'repeats of two settings': twoGroups(3, 70, {}, { sample: 10 }),
  'six groups': singles(6),
  'many groups': singles(9),
  'long and hostile names': [
    runOf(`${LONG} 1`, { seed: 80 }),
    runOf(`${LONG} 2`, { seed: 81 }),
    runOf('<img src=x onerror=1>\u202e', { seed: 82 }),
  ],
  'other spaces': [runOf('short', { seed: 83 }), runOf('long', { seed: 84, options: [2, 3, 2, 3, 2, 3, 2] })],
  'long architectures of long names': [85, 86].map(seed => {
    const records = searchRecords({ seed, options: Array.from({ length: 30 }, () => 3) }).map(record => ({
      ...record,
      arch: record.arch.map(choice => `some_operation_with_a_long_name_${choice}`),
    }));
    return { label: `seed ${seed}`, summary: summaryOf(records) };
  }),
  'no times': [87, 88].map(seed => {
    const records = searchRecords({ seed }).map(({ arch, quality }) => ({ arch, quality }));
    return { label: `seed ${seed}`, summary: summaryOf(records) };
  }),
  'a run of one candidate': [
    runOf('usual', { seed: 89 }),
    runOf('one', { seed: 90, evaluations: 1, workers: 1 }),
  ],
};

let checkSchema: (spec: unknown) => string[];
beforeAll(() => {
  checkSchema = schemaChecker();
});

const cases = Object.entries(VARIANTS).flatMap(([variant, runs]) =>
  drawComparison(compareSummaries(runs, 'test')).map(({ name, spec }) => ({
    name: `${variant}: ${name}`,
    spec,
  })),
);

describe.each(cases)('$name', ({ spec }) => {
  it('is valid and compiles without a warning', async () => {
    expect(checkSchema(spec)).toEqual([]);
    expect(await collectWarnings(spec)).toEqual([]);
  });

  it('shows its texts whole, apart from each other, within two columns', async () => {
    const { width, height, boxes } = await placeTexts(spec);
    const outside = boxes.filter(
      box => box.left < -1 || box.right > width + 1 || box.top < -1 || box.bottom > height + TOLERANCE,
    );
    expect(outside).toEqual([]);
    expect(findOverlaps(boxes, TOLERANCE)).toEqual([]);
    expect(width).toBeLessThanOrEqual(DOUBLE_COLUMN);
  });
});

const AT_LEAST_DOUBLE = ['tries', 'trie-difference'];

it.each(Object.keys(VARIANTS))('fits a single column: %s', async variant => {
  const figures = drawComparison(compareSummaries(VARIANTS[variant] ?? [], 'test'), { width: SINGLE_COLUMN });
  for (const { name, spec } of figures.filter(figure => !AT_LEAST_DOUBLE.includes(figure.name))) {
    const { width, boxes } = await placeTexts(spec);
    expect([name, width <= SINGLE_COLUMN]).toEqual([name, true]);
    expect([name, findOverlaps(boxes, TOLERANCE)]).toEqual([name, []]);
    expect([name, boxes.filter(box => box.left < -1 || box.right > width + 1)]).toEqual([name, []]);
  }
});

it('draws what there is to draw', () => {
  const names = (variant: string) =>
    drawComparison(compareSummaries(VARIANTS[variant] ?? [], 'test')).map(({ name }) => name);
  expect(names('two single runs')).toEqual([
    'quality-curves',
    'tries',
    'trie-difference',
    'prefix-popularity',
  ]);
  expect(names('repeats of two settings')).toEqual([
    'measures',
    'quality-curves',
    'tries',
    'trie-difference',
    'prefix-popularity',
  ]);
  expect(names('many groups')).toEqual(['measures', 'quality-curves', 'tries', 'prefix-popularity']);
  expect(names('other spaces')).toEqual(['quality-curves']);
});
