import { expect, test } from 'vitest';
import { analyzeTrace } from '../../src/pipeline/analyze.ts';
import { traceOf } from '../support/facts.ts';
import { type SearchOptions, simulateSearch } from '../support/search.ts';
import { findDifferences } from './compare.ts';
import { referenceSummary } from './index.ts';

const base: SearchOptions = {
  seed: 3,
  evaluations: 140,
  population: 20,
  sample: 4,
  workers: 6,
  options: [4, 3, 5, 2, 4, 3],
};
const variants: [string, Partial<SearchOptions>, object][] = [
  ['plain', {}, {}],
  ['mgr', { managerClock: true, failureRate: 0.1, mutation: 'replace' }, {}],
  ['random', { search: 'random' }, {}],
  ['uniform', { selection: 'uniform' }, {}],
  ['recorded', { recordParents: true }, {}],
  ['ties', { ties: true, qualityNoise: 0 }, {}],
  ['worst', { retire: 'worst', seed: 5 }, {}],
  ['given', {}, { population: 20, sample: 4, mutation: 'redraw' }],
];
test.each(variants)('%s', (_, v, o) => {
  const { records } = simulateSearch({ ...base, ...v });
  let t = performance.now();
  const expected = referenceSummary(records, o);
  const t1 = performance.now() - t;
  t = performance.now();
  const actual = analyzeTrace(traceOf(records), { permutations: 0, ...o }, 'test');
  const t2 = performance.now() - t;
  const d = findDifferences(expected, actual);
  console.log(_, t1, t2, d.length, JSON.stringify(d.slice(0, 25), null, 1));
});
