// What the trie figures show (METHOD §3, paper V-A and Figure 1): the visited prefixes, the choices that
// evolution favours, and where mutations fall. From the summary alone.

import type { FigureSpec } from '../../charts/figure.ts';
import type { FigureContext } from '../contract.ts';
import { drawChoices } from './figures/choices.ts';
import { drawMutations } from './figures/mutations.ts';
import { drawTrie } from './figures/trie.ts';
import type { TrieSummary } from './schema.ts';

/** The figures that the summary has data for. */
export function figures(summary: TrieSummary, context: FigureContext): FigureSpec[] {
  return [
    drawTrie(summary, context),
    drawChoices(summary, context),
    drawMutations(summary.mutations, context),
  ].filter(figure => figure !== null);
}
