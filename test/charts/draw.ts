// All figures of a sample, by module.

import { figures as locality } from '../../src/analyses/locality/figures.ts';
import { figures as popularity } from '../../src/analyses/popularity/figures.ts';
import { figures as quality } from '../../src/analyses/quality/figures.ts';
import { figures as trie } from '../../src/analyses/trie/figures.ts';
import type { sample } from './samples/index.ts';

export function drawAll({ context, ...summaries }: ReturnType<typeof sample>) {
  return [
    ...trie(summaries.trie, context).map(figure => ({ module: 'trie', figure })),
    ...locality(summaries.locality, context).map(figure => ({ module: 'locality', figure })),
    ...quality(summaries.quality, context).map(figure => ({ module: 'quality', figure })),
    ...popularity(summaries.popularity, context).map(figure => ({ module: 'popularity', figure })),
  ];
}
