// A space of many positions: the figure of the choices stays a page.

import { expect, test } from 'vitest';
import { analyzeTrace } from '../../../src/pipeline/analyze.ts';
import { collectFigures } from '../../../src/pipeline/figures.ts';
import { traceOf } from '../../support/facts.ts';
import { simulateSearch } from '../../support/search.ts';

test('of a hundred positions those that moved most are drawn, in order, and the subtitle says so', () => {
  const options = Array.from({ length: 100 }, () => 3);
  const { records } = simulateSearch({
    seed: 1,
    evaluations: 200,
    population: 30,
    sample: 5,
    workers: 8,
    options,
  });
  const summary = analyzeTrace(traceOf(records), { only: ['trie'], permutations: 0 }, 'test');
  const text = JSON.stringify(
    collectFigures(summary).find(({ figure }) => figure.name === 'choices')?.figure.spec,
  );
  const { data, title } = JSON.parse(text);
  const drawn = [...new Set(data.values.map((row: { position: number }) => row.position))] as number[];
  expect(drawn).toHaveLength(24);
  expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
  expect(title.subtitle.join(' ')).toContain('24 of 100 positions, where a choice rose most');
});
