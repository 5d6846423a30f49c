// Is every figure a valid, silent, readable Vega-Lite specification, whatever the summary holds?

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { DOUBLE_COLUMN, SINGLE_COLUMN } from '../../src/charts/theme.ts';
import { analyzeTrace, readTrace } from '../../src/index.ts';
import { collectFigures } from '../../src/pipeline/figures.ts';
import { drawAll } from './draw.ts';
import { SHAPES, sample } from './samples/index.ts';
import { collectWarnings, findNeighbours, findOverlaps, placeTexts, schemaChecker } from './vega.ts';

/** Pixels that text boxes may share: a box is higher than its letters. */
const TOLERANCE = 2.5;

let checkSchema: (spec: unknown) => string[];
beforeAll(() => {
  checkSchema = schemaChecker();
});

const cases = Object.entries(SHAPES).flatMap(([shape, search]) =>
  drawAll(sample(search)).map(({ module, figure }) => ({
    name: `${shape}: ${module}/${figure.name}`,
    spec: figure.spec,
  })),
);

describe.each(cases)('$name', ({ spec }) => {
  it('is valid and compiles without a warning', async () => {
    expect(checkSchema(spec)).toEqual([]);
    expect(await collectWarnings(spec)).toEqual([]);
  });

  it('shows its texts whole, apart from each other, within a column', async () => {
    const { width, height, boxes } = await placeTexts(spec);
    const outside = boxes.filter(
      box => box.left < -1 || box.right > width + 1 || box.top < -1 || box.bottom > height + TOLERANCE,
    );
    expect(outside).toEqual([]);
    expect(findOverlaps(boxes, TOLERANCE)).toEqual([]);
    expect(width).toBeLessThanOrEqual(width > SINGLE_COLUMN + 10 ? DOUBLE_COLUMN : SINGLE_COLUMN);
  });
});

/** Traces of real searches, small enough to be drawn in a moment, and what a column holds. */
const FIXTURES = new URL('../../fixtures/', import.meta.url);
const NAMES = [
  ...readdirSync(new URL('traces/', FIXTURES))
    .filter(name => name.endsWith('.csv') && !name.includes('parents'))
    .map(name => `traces/${name}`),
  'formats/deephyper-0.13.2-failures/trace.csv',
  'formats/deephyper-0.13.2-timeout/trace.csv',
  'formats/deephyper-0.9.3/trace.csv',
];

describe.each(NAMES)('in a single column: %s', name => {
  it('shows its texts whole and a pixel apart, exactly as wide as asked for or narrower', async () => {
    const { trace } = await readTrace(fileURLToPath(new URL(name, FIXTURES)));
    const figures = collectFigures(analyzeTrace(trace), { width: SINGLE_COLUMN });
    expect(figures.length).toBeGreaterThan(5);
    for (const { module, figure } of figures) {
      const where = `${module}/${figure.name}`;
      const { width, height, boxes } = await placeTexts(figure.spec);
      expect([where, width <= SINGLE_COLUMN]).toEqual([where, true]);
      expect([where, findNeighbours(boxes, 1)]).toEqual([where, []]);
      const outside = boxes.filter(
        box => box.left < 0 || box.right > width || box.top < 0 || box.bottom > height,
      );
      expect([where, outside]).toEqual([where, []]);
    }
  });
});
