// Which files do figures and a summary become?

import { expect, it } from 'vitest';
import { layeredFigure } from '../../src/charts/frame.ts';
import { drawFigures, type FigureFormat } from '../../src/report/figures.ts';
import { summaryFiles } from '../../src/report/files.ts';
import type { Summary } from '../../src/summary/schema.ts';

const figure = layeredFigure('points', { title: 'Seen', subtitle: 'By eye', width: 200 }, 40, [
  { data: { values: [{ x: 1 }] }, mark: 'point', encoding: { x: { field: 'x', type: 'quantitative' } } },
]);
const figures = [{ module: 'trie', figure }];

it.each<[FigureFormat[], string[]]>([
  [
    ['vl', 'svg'],
    ['trie/points.vl.json', 'trie/points.svg'],
  ],
  [['svg'], ['trie/points.svg']],
  [['vl'], ['trie/points.vl.json']],
  [['png'], ['trie/points.png']],
  [[], []],
])('draws %j as %j', async (formats, paths) => {
  const files = await drawFigures(figures, formats);
  expect(files.map(file => file.path)).toEqual(paths);
});

it('writes standalone Vega-Lite 6', async () => {
  const [file] = await drawFigures(figures, ['vl']);
  expect(JSON.parse(String(file?.content))).toMatchObject({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    layer: [{ data: { values: [{ x: 1 }] } }],
  });
  expect(String(file?.content).endsWith('}\n')).toBe(true);
});

it('writes the summary, and each module that it holds', () => {
  const skipped = { skipped: 'no times' };
  // As much of a summary as is read here.
  const summary = { schemaVersion: 1, analyses: { trie: skipped, quality: skipped } } as unknown as Summary;
  const files = summaryFiles(summary);
  expect(files.map(file => file.path)).toEqual(['summary.json', 'trie/summary.json', 'quality/summary.json']);
  expect(files.map(file => JSON.parse(String(file.content)))).toEqual([summary, skipped, skipped]);
});
