// Is every figure a valid, silent, readable Vega-Lite specification, whatever the summary holds?

import { beforeAll, describe, expect, it } from 'vitest';
import { DOUBLE_COLUMN, SINGLE_COLUMN } from '../../src/charts/theme.ts';
import { drawAll } from './draw.ts';
import { SHAPES, sample } from './samples/index.ts';
import { collectWarnings, findOverlaps, placeTexts, schemaChecker } from './vega.ts';

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
