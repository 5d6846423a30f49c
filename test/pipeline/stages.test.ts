// Is each stage of an analysis told of before it is computed?

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { analyzeTrace, readTrace, stagesOf } from '../../src/index.ts';

const search = fileURLToPath(new URL('../../fixtures/traces/nb201-seed1.csv', import.meta.url));
const MODULES = ['trie', 'popularity', 'quality', 'locality'];

test('lineage, the modules that run, then the replay of caches if it is asked for', async () => {
  const { trace } = await readTrace(search);
  const toldOf = (options: Parameters<typeof analyzeTrace>[1]) => {
    const stages: string[] = [];
    analyzeTrace(trace, { permutations: 9, ...options }, stage => stages.push(stage));
    // What the bar counts before any of them is told of.
    expect(stagesOf(options ?? {})).toEqual(stages);
    return stages;
  };
  expect(toldOf({})).toEqual(['lineage', ...MODULES]);
  expect(toldOf({ only: ['quality'] })).toEqual(['lineage', 'quality']);
  expect(toldOf({ cache: true })).toEqual(['lineage', ...MODULES, 'cache']);
});
