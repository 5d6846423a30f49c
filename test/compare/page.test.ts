// Is the page of a comparison whole: what differs first, a place for each figure, text of the runs never markup?

import { expect, test } from 'vitest';
import { drawComparison } from '../../src/compare/figures.ts';
import { compareSummaries, type RunInput } from '../../src/compare/index.ts';
import { comparisonPage } from '../../src/report/comparison-page/index.ts';
import { pageOf } from '../../src/report/page/page.ts';
import { runOf, twoGroups } from './runs.ts';

async function pageFor(runs: readonly RunInput[]) {
  const comparison = compareSummaries(runs, 'test');
  const figures = drawComparison(comparison).map(figure => ({ module: 'compare', figure }));
  const page = await comparisonPage(comparison, figures);
  return { comparison, page, text: pageOf(page, { script: '', style: '' }) };
}

test('every figure has its place, every measure its row', async () => {
  const { comparison, page, text } = await pageFor(twoGroups(3, 90, {}, { sample: 12 }));
  const places = [...text.matchAll(/data-figure="([^"]+)"/g)].map(([, id]) => id);
  expect(places.toSorted()).toEqual(page.figures.map(({ id }) => id).toSorted());
  expect(places).toHaveLength(5);
  for (const { title } of comparison.measures)
    expect(text).toContain(`<th scope="row" class="text">${title}</th>`);
  expect(page.sections.map(({ id }) => id)).toEqual([
    'search',
    'structure',
    'locality',
    'quality',
    'popularity',
    'claims',
    'method',
  ]);
  expect(page.front.markup).toContain('What differs');
});

test('single runs and other spaces: said on the first screen, nothing called significant', async () => {
  const { page } = await pageFor([runOf('a', { seed: 1 }), runOf('b', { seed: 2, options: [2, 2, 2] })]);
  expect(page.front.markup).toContain('search different spaces: 5 and 3 variable nodes');
  expect(page.front.markup).toContain('none is called significant');
  expect(page.front.markup).not.toContain('What differs');
});

test('a label is text', async () => {
  const { text } = await pageFor([runOf('<img src=x>', { seed: 1 }), runOf('</script><b>', { seed: 2 })]);
  expect(text).not.toContain('<img src=x>');
  expect(text).not.toMatch(/<\/script><b>/);
  expect(text).toContain('&lt;img src=x&gt;');
});
