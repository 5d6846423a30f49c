// Are the figures of caches valid, silent and readable, for real and for degenerate sections?

import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { DOUBLE_COLUMN, SINGLE_COLUMN } from '../../src/charts/theme.ts';
import { type CacheSummary, readTrace, traceCaches } from '../../src/index.ts';
import { figures } from '../../src/replay/figures.ts';
import { collectWarnings, findNeighbours, placeTexts, schemaChecker } from '../charts/vega.ts';
import { traceOf } from '../support/facts.ts';

let checkSchema: (spec: unknown) => string[];
beforeAll(() => {
  checkSchema = schemaChecker();
});

async function realSection(): Promise<CacheSummary> {
  const path = fileURLToPath(new URL('../../fixtures/traces/nb201-seed1.csv', import.meta.url));
  const { trace } = await readTrace(path);
  return traceCaches(trace, {}).cache;
}

/** Two jobs, the second of which reads all of the first's two layers. */
function tinySection(): CacheSummary {
  const job = (start: number) => ({ start, end: start + 1, worker: 'w', arch: [0, 1], quality: 1 });
  return traceCaches(traceOf([job(0), job(2)]), {}).cache;
}

test('figures of a real search', async () => {
  const drawn = figures(await realSection());
  expect(drawn.map(({ name }) => name)).toEqual(['hit-rate', 'paper-rules']);
  for (const { spec } of drawn) {
    expect(checkSchema(spec)).toEqual([]);
    expect(await collectWarnings(spec)).toEqual([]);
    const { width, boxes } = await placeTexts(spec);
    expect(width).toBeLessThanOrEqual(DOUBLE_COLUMN + 1);
    const level = boxes.filter(({ rotated }) => !rotated);
    const overlaps = level.flatMap((a, index) =>
      level
        .slice(index + 1)
        .filter(
          b =>
            a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2.5 && b.top < a.bottom - 2.5,
        )
        .map(b => `${a.text} | ${b.text}`),
    );
    expect(overlaps).toEqual([]);
  }
});

test('figures of two jobs', async () => {
  for (const { spec } of figures(tinySection())) {
    expect(checkSchema(spec)).toEqual([]);
    expect(await collectWarnings(spec)).toEqual([]);
  }
});

test('figures in a single column', async () => {
  for (const { name, spec } of figures(await realSection(), { width: SINGLE_COLUMN })) {
    const { width, height, boxes } = await placeTexts(spec);
    expect([name, width <= SINGLE_COLUMN]).toEqual([name, true]);
    expect([name, findNeighbours(boxes, 1)]).toEqual([name, []]);
    expect(boxes.filter(box => box.left < 0 || box.right > width || box.bottom > height)).toEqual([]);
  }
});
