// Summaries in the shapes that figures must cope with: usual, wide, deep, tiny, hostile, empty.

import type { FigureContext } from '../../../src/analyses/contract.ts';
import { localitySample } from './locality-sample.ts';
import { popularitySample } from './popularity-sample.ts';
import { qualitySample } from './quality-sample.ts';
import { runSearch, type SearchShape } from './search.ts';

export type { SearchShape } from './search.ts';

import { trieSample } from './trie-sample.ts';

const OPERATIONS = ['none', 'skip_connect', 'nor_conv_1x1', 'nor_conv_3x3', 'avg_pool_3x3'];
const HOSTILE = [
  'a.b[0]',
  "it's",
  '</text><script>alert(1)</script>',
  '\u0000\u001b[31mred',
  'x'.repeat(300),
  '数据',
  '"quoted"',
];
const usual = { population: 100, sample: 5, workers: 24, evaluations: 1000, seed: 1 };

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

export const SHAPES: Readonly<Record<string, SearchShape>> = {
  operations: { ...usual, options: Array.from({ length: 6 }, () => OPERATIONS) },
  blocks: { ...usual, options: Array.from({ length: 8 }, () => numbers(3)) },
  attention: {
    ...usual,
    workers: 32,
    options: numbers(54).map(position => numbers(position % 3 === 0 ? 391 : 2)),
  },
  manyWorkers: {
    ...usual,
    workers: 400,
    evaluations: 1200,
    options: Array.from({ length: 6 }, () => OPERATIONS),
  },
  short: {
    options: [numbers(2), numbers(2)],
    population: 10,
    sample: 2,
    workers: 2,
    evaluations: 24,
    seed: 2,
  },
  one: { options: [[7]], population: 10, sample: 2, workers: 1, evaluations: 1, seed: 3 },
  hostile: { ...usual, evaluations: 250, population: 50, options: Array.from({ length: 4 }, () => HOSTILE) },
};

/** The four modules' summaries of a simulated search, and what figures may know of its trace. */
export function sample(shape: SearchShape) {
  const rows = runSearch(shape);
  const context: FigureContext = {
    evaluations: rows.length,
    successes: rows.length,
    population: shape.population,
    sample: shape.sample,
    settingsSource: 'estimated',
    window: shape.population,
    prefixLength: 3,
    nodes: shape.options.map((_, index) => `vnode_${index}`),
    stage1: rows.filter(row => row.parent === null).length,
    seconds: Math.max(...rows.map(row => row.end)),
    workers: shape.workers,
  };
  return {
    context,
    trie: trieSample(rows, shape),
    locality: localitySample(rows, shape),
    quality: qualitySample(rows, shape),
    popularity: popularitySample(rows, shape),
  };
}
